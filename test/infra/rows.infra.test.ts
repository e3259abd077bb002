import { runSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'
import {
  accountKey,
  auditKey,
  consentLedgerKey,
  deviceKey,
  type ItemType,
  itemTypes,
  openShiftKey,
  ownedItemTypes,
  partitionsOf,
  pendingStopKey,
  pingCountKey,
  rootKeyCopyKey,
  segmentKey,
} from '../../functions/shared/keys.ts'
import { leadingKeys } from '../../infra/constructs/leading-keys.ts'
import { type Authority, functionsOf, list } from './roles.ts'
import { synthesize } from './stacks.ts'

const functions = functionsOf(synthesize())
const accountId = '01JD0000000000000000000000'
const table = 'arn:aws:dynamodb:us-east-1:111111111111:table/main'
const changing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'] as const
const eraser = byEntry('erasure/handlers/erase-account.ts')

function byEntry(entry: string): Authority {
  const found = functions.find((fn) => fn.entry === entry)
  if (!found) throw new Error(`no function runs ${entry}`)
  return found
}

/** Asks IAM itself, as far as a library can be it: may this role do this to a row of the main table? */
async function may({ statements }: Authority, action: string, pk: string): Promise<boolean> {
  const onTable = statements
    .filter(({ Resource }) => JSON.stringify(Resource).includes('AccountsTable'))
    .map((statement) => ({ ...statement, Resource: list(statement.Resource).map(() => table) }))
  if (onTable.length === 0) return false
  const answer = await runSimulation(
    {
      identityPolicies: [{ name: 'role', policy: { Version: '2012-10-17', Statement: onTable } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      request: {
        action: `dynamodb:${action}`,
        principal: 'arn:aws:iam::111111111111:role/function',
        resource: { resource: table, accountId: '111111111111' },
        contextVariables: { 'dynamodb:LeadingKeys': [pk] },
      },
    },
    {},
  )
  if (answer.resultType === 'error') throw new Error(JSON.stringify(answer.errors))
  return answer.overallResult === 'Allowed'
}

async function holders(action: string, pk: string): Promise<string[]> {
  const held = await Promise.all(functions.map(async (fn) => [fn.entry, await may(fn, action, pk)] as const))
  return held.filter(([, allowed]) => allowed).map(([entry]) => entry)
}

describe('ledgers are append-only', () => {
  const ledgers = [consentLedgerKey(accountId, 'customer', 1).pk, auditKey(accountId, 1).pk]

  test.each(ledgers)('nobody changes %s', async (pk) => {
    expect(await holders('UpdateItem', pk)).toEqual([])
  })

  test.each(ledgers)('only the eraser deletes %s', async (pk) => {
    expect(await holders('DeleteItem', pk)).toEqual([eraser.entry])
    expect(await holders('BatchWriteItem', pk)).toEqual([eraser.entry])
  })

  test('somebody appends to each', async () => {
    for (const pk of ledgers) expect(await holders('PutItem', pk)).not.toEqual([])
  })
})

describe('copies of root keys', () => {
  const { pk } = rootKeyCopyKey('2')

  test('are put by those who make roots, and changed or deleted by none', async () => {
    expect(await holders('PutItem', pk)).toEqual([
      'accounts/handlers/create-account.ts',
      'accounts/handlers/rotate-keys.ts',
    ])
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem']) expect(await holders(action, pk)).toEqual([])
  })
})

describe('stops that are not yet worked off', () => {
  const { pk } = pendingStopKey('text')
  const receiver = 'notifications/handlers/receive-texts.ts'

  test('are for the function that receives texts alone; run-due moves them', async () => {
    expect(await holders('PutItem', pk)).toEqual([receiver])
    expect(await holders('DeleteItem', pk)).toEqual([receiver])
    expect(await holders('UpdateItem', pk)).toEqual([receiver, 'due/handlers/run-due.ts'])
  })
})

describe('ingest', () => {
  const ingest = byEntry('shifts/handlers/ingest.ts')
  const written: Partial<Record<ItemType, string>> = {
    segment: segmentKey(accountId, 'shift', 'rest').pk,
    openShift: openShiftKey(accountId, 'member').pk,
    pingCount: pingCountKey(accountId, 'member', 'day').pk,
    device: deviceKey(accountId, 'member', 'device').pk,
  }

  test.each(partitionsOf(accountId))('writes $pk only if it is its own', async ({ type, pk }) => {
    const allowed = await Promise.all(changing.map((action) => may(ingest, action, pk)))
    expect(allowed.includes(true)).toBe(type in written)
  })

  test('deletes nothing', async () => {
    for (const pk of Object.values(written)) expect(await may(ingest, 'DeleteItem', pk)).toBe(false)
  })
})

describe('the eraser', () => {
  test('may delete every row of an account, and no memory that outlives it', async () => {
    for (const type of itemTypes) {
      const pk = leadingKeys(type).replaceAll('*', accountId)
      expect([type, await may(eraser, 'DeleteItem', pk)]).toEqual([type, ownedItemTypes.includes(type)])
    }
  })
})

test('only those that fence and erase change the state of an account besides its settings', async () => {
  expect(await holders('UpdateItem', accountKey(accountId).pk)).toEqual([
    'accounts/handlers/account.ts',
    'erasure/handlers/request-erasure.ts',
    'erasure/handlers/cancel-erasure.ts',
    'erasure/handlers/erase-account.ts',
  ])
  expect(await holders('DeleteItem', accountKey(accountId).pk)).toEqual([eraser.entry])
})

test('no two item types share a pattern', () => {
  const matches = (pattern: string, pk: string) =>
    new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('|', '\\|')}$`).test(pk)
  for (const { type, pk } of partitionsOf(accountId)) {
    expect(itemTypes.filter((each) => matches(leadingKeys(each), pk))).toEqual([type])
  }
})
