import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equivalentContext } from '../../local/rights/equivalent-context.ts'
import { evaluator } from '../../local/rights/evaluate.ts'
import type { Document, Role } from '../../local/rights/policies.ts'

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/T'
const keys = 'dynamodb:LeadingKeys'

function roleWith(...conditions: object[]): Role {
  const statements = conditions.map((Condition) => ({
    Effect: 'Allow' as const,
    Action: 'dynamodb:PutItem',
    Resource: table,
    Condition,
  }))
  const document = { Version: '2012-10-17', Statement: statements } as unknown as Document
  return { arn: 'arn:aws:iam::000000000000:role/r', documents: [document], conditionKeys: new Set([keys]) }
}

const role = roleWith(
  { 'ForAllValues:StringLike': { [keys]: ['*#customer', 'phone#*', 'a?c.d'] } },
  { 'ForAllValues:StringEquals': { [keys]: 'root' } },
)
const told = (...values: string[]) => equivalentContext(role, { [keys]: values })

describe('values that a role’s policies do not tell apart', () => {
  test.each([
    [['A#customer'], ['B#customer'], true],
    [['phone#1', 'phone#2'], ['phone#3'], true],
    [['phone#1'], ['mail#1'], false],
    [['A#customer', 'phone#1'], ['phone#2', 'B#customer'], true],
    [['A#customer', 'phone#1'], ['A#customer'], false],
    [['root'], ['root2'], false],
    [['abc.d'], ['abcxd'], false],
    [['phone#1\n2'], ['phone#1'], true],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(JSON.stringify(told(...one)) === JSON.stringify(told(...other))).toBe(isSame)
  })

  test('stay as they are where they are compared otherwise, or with a variable', () => {
    const other = roleWith({ StringEqualsIgnoreCase: { [keys]: 'a' } }, { StringLike: { [keys]: '*' } })
    expect(equivalentContext(other, { [keys]: ['A#customer'] })).toEqual({ [keys]: ['A#customer'] })
    const variable = roleWith({ StringLike: { [keys]: `\${aws:username}#*` } })
    expect(equivalentContext(variable, { [keys]: ['A#customer'] })).toEqual({ [keys]: ['A#customer'] })
  })

  test('are judged equivalentContext: a remembered answer is the one that would be given', async () => {
    const part = fc.constantFrom('A', 'B', '#customer', 'phone#', 'root', 'abc.d', 'abcxd', '*', '1')
    const value = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
    const remembering = evaluator()
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 3 }), async (values) => {
        const ask = { action: 'dynamodb:PutItem', resource: table, context: { [keys]: values } }
        expect(await remembering(role, ask)).toBe(await evaluator()(role, ask))
      }),
      { numRuns: 150 },
    )
  })
})
