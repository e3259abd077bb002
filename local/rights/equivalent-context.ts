import type { Role } from './policies.ts'
import type { RequiredPermission } from './required-permission.ts'

type Test = (value: string) => boolean

/** They only test whether a value matches one that the policy names. */
const namingOperators = /^(?:(?:ForAllValues|ForAnyValue):)?String(?:Not)?(?<how>Like|Equals)(?:IfExists)?$/

const testsOfRoles = new WeakMap<Role, ReadonlyMap<string, readonly Test[] | undefined>>()

/**
 * Replaces each value by the outcomes of the role's tests, so that values that no policy distinguishes (two accounts'
 * partitions, two phone numbers) share one cached evaluation. Leaves values that other operators compare.
 */
export function equivalentContext(role: Role, context: RequiredPermission['context']): RequiredPermission['context'] {
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

/** By condition key; undefined for a key compared by other operators. */
function testsOf({ documents }: Role): ReadonlyMap<string, readonly Test[] | undefined> {
  const tests = new Map<string, readonly Test[] | undefined>()
  for (const { Statement } of documents) {
    for (const { Condition = {} } of [Statement].flat()) {
      for (const [operator, conditions] of Object.entries(Condition)) {
        for (const [key, named] of Object.entries(conditions)) {
          const before = tests.has(key) ? tests.get(key) : []
          const more = testsFor(namingOperators.exec(operator)?.groups?.['how'], [named].flat())
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

/** IAM wildcards: `*` and `?`. */
function patternOf(text: string): Test {
  const source = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const pattern = new RegExp(`^${source}$`, 's')
  return (value) => pattern.test(value)
}
