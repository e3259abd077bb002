import type { Role } from './policies.ts'
import type { Ask } from './required-permission.ts'

type Test = (value: string) => boolean

/** Operators that see of a value only whether it is one of those that the policy names. */
const naming = /^(?:(?:ForAllValues|ForAnyValue):)?String(?:Not)?(?<how>Like|Equals)(?:IfExists)?$/

const testsOfRoles = new WeakMap<Role, ReadonlyMap<string, readonly Test[] | undefined>>()

/**
 * A context with each value told by what the policies of the role make of it: two that no policy tells apart are the same
 * question, such as the partitions of two accounts or of two phones. What is compared in another way stays as it is.
 */
export function alike(role: Role, context: Ask['context']): Ask['context'] {
  const known = testsOfRoles.get(role) ?? testsOf(role)
  testsOfRoles.set(role, known)
  const told = Object.entries(context).map(([key, given]) => {
    const tests = known.get(key)
    if (!tests) return [key, given] as const
    const marks = [given].flat().map((value) => tests.map((test) => (test(value) ? '1' : '0')).join(''))
    return [key, [...new Set(marks)].sort()] as const
  })
  return Object.fromEntries(told)
}

/** By condition key; undefined for a key that any policy compares otherwise. */
function testsOf({ documents }: Role): ReadonlyMap<string, readonly Test[] | undefined> {
  const tests = new Map<string, readonly Test[] | undefined>()
  for (const { Statement } of documents) {
    for (const { Condition = {} } of [Statement].flat()) {
      for (const [operator, conditions] of Object.entries(Condition)) {
        for (const [key, named] of Object.entries(conditions)) {
          const before = tests.has(key) ? tests.get(key) : []
          const more = testsFor(naming.exec(operator)?.groups?.['how'], [named].flat())
          tests.set(key, before && more && [...before, ...more])
        }
      }
    }
  }
  return tests
}

function testsFor(how: string | undefined, named: readonly unknown[]): readonly Test[] | undefined {
  const texts = named.filter((each) => typeof each === 'string')
  if (how === undefined || texts.length < named.length || texts.some((text) => text.includes('${'))) return undefined
  return texts.map((text) => (how === 'Equals' ? (value: string) => value === text : patternOf(text)))
}

/** `*` is any text and `?` any character, as IAM has it. */
function patternOf(text: string): Test {
  const source = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const pattern = new RegExp(`^${source}$`, 's')
  return (value) => pattern.test(value)
}
