import { describe, expect, test } from 'vitest'
import { actionsOf, functionsOf, holdersOf, list } from './roles.ts'
import { ofType, synthesize, target } from './stacks.ts'

const stacks = synthesize()
const functions = functionsOf(stacks)
const eraser = 'erasure/handlers/erase-account.ts'
const rotator = 'accounts/handlers/rotate-keys.ts'
const retirer = 'accounts/handlers/retire-data-keys.ts'

/** The keys of rows that a function may do this with in the key table. */
const rootsOf = (name: string, action: string) =>
  functions
    .filter(({ entry }) => entry === name)
    .flatMap(({ statements }) => statements)
    .filter(({ Action, Resource }) => list(Action).includes(action) && JSON.stringify(Resource).includes('KeysTable'))

describe('one authority each', () => {
  test('only send-messages may send texts and mails', () => {
    const senders = ['notifications/handlers/send-messages.ts']
    expect(holdersOf(functions, 'sns:Publish')).toEqual(senders)
    for (const action of ['ses:SendEmail', 'ses:SendRawEmail']) expect(holdersOf(functions, action)).toEqual(senders)
  })

  test('a sender of texts may not write to topics', () => {
    const denied = functions
      .flatMap(({ statements }) => statements)
      .filter(({ Effect, Action }) => Effect === 'Deny' && Action === 'sns:Publish')
    expect(JSON.stringify(denied.map(({ Resource }) => Resource))).toContain(':sns:*:*:*')
  })

  test('only the eraser may delete in bulk', () => {
    expect(holdersOf(functions, 'dynamodb:BatchWriteItem')).toEqual([eraser])
  })

  test('only the function that opens accounts and the one that rotates make keys, and only the eraser shreds them', () => {
    const makers = ['accounts/handlers/create-account.ts', rotator]
    expect(holdersOf(functions, 'kms:GenerateDataKey').toSorted()).toEqual(makers)
    const keyTable = (action: string) =>
      functions.filter(({ statements }) =>
        statements.some(
          ({ Action, Resource }) => list(Action).includes(action) && JSON.stringify(Resource).includes('KeysTable'),
        ),
      )
    expect(
      keyTable('dynamodb:PutItem')
        .map(({ entry }) => entry)
        .toSorted(),
    ).toEqual(makers)
    expect(
      keyTable('dynamodb:UpdateItem')
        .map(({ entry }) => entry)
        .toSorted(),
    ).toEqual([retirer, rotator])
    expect(JSON.stringify(rootsOf('accounts/handlers/create-account.ts', 'dynamodb:PutItem'))).toContain('"root#1"')
    expect(keyTable('dynamodb:DeleteItem').map(({ entry }) => entry)).toEqual([eraser])
  })

  test('whoever makes further roots may read no row but what is due and overwrite no first root; whoever reads rows for it sees no key', () => {
    const held = (entry: string) => functions.filter((fn) => fn.entry === entry).flatMap(({ statements }) => statements)
    const onRows = held(rotator).filter(({ Resource }) => JSON.stringify(Resource).includes('AccountsTable'))
    const rows = (...keys: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } })
    expect(onRows.map(({ Action, Condition }) => [list(Action), Condition])).toEqual([
      [['BatchGetItem', 'GetItem', 'UpdateItem'].map((action) => `dynamodb:${action}`), rows('*#due')],
      [['dynamodb:PutItem'], rows('*#due', 'root-copy#*')],
      [['dynamodb:ConditionCheckItem'], rows('*#account')], // that it is active: a yes or a no
    ])
    const put = JSON.stringify(rootsOf(rotator, 'dynamodb:PutItem'))
    for (const root of ['"root#1"', '"root#*"', '"root#?"']) expect(put).not.toContain(root)
    expect(put).toContain('"root#2"')
    expect(JSON.stringify(rootsOf(rotator, 'dynamodb:UpdateItem'))).not.toContain('root#')
    expect(
      held(retirer)
        .flatMap(({ Action }) => list(Action))
        .filter((action) => action.startsWith('kms:')),
    ).toEqual([])
    const onKeys = held(retirer).filter(({ Resource }) => JSON.stringify(Resource).includes('KeysTable'))
    expect(onKeys.flatMap(({ Action }) => list(Action))).toEqual(['dynamodb:UpdateItem'])
  })

  test('the contract is served by a function that may do nothing but write its log', () => {
    const docs = functions.find(({ entry }) => entry === 'docs/handlers/docs.ts')
    expect(docs && actionsOf(docs).toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ])
  })

  test('those who read what may be large keep it among the responses of an account, and reach no other file', () => {
    const large =
      /^(shifts\/handlers\/shifts|exports\/handlers\/export-me|notifications\/handlers\/export-customer)\.ts$/
    const readers = functions.filter(({ entry }) => large.test(entry))
    expect(readers).toHaveLength(3)
    for (const { statements } of readers) {
      const files = statements.filter(({ Action }) => list(Action).some((action) => action.startsWith('s3:')))
      expect(files.flatMap(({ Action }) => list(Action))).toEqual(['s3:GetObject', 's3:PutObject'])
      for (const { Resource } of files) expect(JSON.stringify(Resource)).toMatch(/\/exports\/\*\/responses\/\*"/)
    }
  })

  test('no action is a pattern, and only a phone and a trace need a resource that is one', () => {
    for (const { entry, statements } of functions) {
      for (const { Effect, Action, Resource } of statements) {
        expect(list(Action).filter((action) => action.includes('*'))).toEqual([])
        const anything = Effect === 'Allow' && list(Resource).includes('*')
        const traced = list(Action).filter((action) => !action.startsWith('xray:Put'))
        if (anything && traced.length > 0)
          expect([entry, traced]).toEqual(['notifications/handlers/send-messages.ts', ['sns:Publish']])
      }
    }
  })

  test('a role holds all rights of its function, in the 10,240 characters that IAM allows', () => {
    expect(ofType(stacks.service, 'AWS::IAM::Policy')).toEqual([])
    for (const { statements } of functions) expect(JSON.stringify(statements).length).toBeLessThan(10_240)
  })

  test('no function has the role of another, and none has a managed policy', () => {
    const roles = functions.map(({ properties }) => target(properties['Role']))
    expect(new Set(roles).size).toBe(functions.length)
    for (const [, { Properties }] of ofType(stacks.service, 'AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns')
    }
  })
})

test('no function may send to the queue that it consumes', () => {
  const consumers = ofType(stacks.service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => ({
    queue: target(Properties['EventSourceArn']),
    fn: target(Properties['FunctionName']),
  }))
  expect(consumers).toHaveLength(12)
  for (const { queue, fn } of consumers) {
    const sends = functions
      .find(({ id }) => id === fn)
      ?.statements.filter(({ Action }) => list(Action).includes('sqs:SendMessage'))
      .flatMap(({ Resource }) => list(Resource).map(target))
    expect(sends).not.toContain(queue)
  }
})
