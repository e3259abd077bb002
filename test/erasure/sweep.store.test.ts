import { BatchGetCommand, BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { erasureStore } from '../../functions/erasure/erasure-store.ts'
import { erasers } from '../../functions/erasure/registry/all-erasers.ts'
import { sweepStore } from '../../functions/erasure/sweep-store.ts'
import { devicePointerKey, type ItemType, loginKey, partitionOf } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { allRows } from '../accounts/full-account.ts'
import { beforeEachOnNewTable } from '../support/table-hooks.ts'

let table: Table

beforeEachOnNewTable((given) => {
  table = given
})

const at = (type: ItemType) => ({ type, pk: partitionOf('A', type) })
const padded = (n: number) => String(n).padStart(4, '0')
const put = (Item: Record<string, unknown>) => table.send(new PutCommand({ TableName: table.name, Item }))

/** A device and the pointer of its token. */
async function putDevice(n: number, more: object = {}): Promise<void> {
  await put({ ...at('device'), sk: padded(n), tokenHash: `token${n}`, ...more })
  await put({ ...devicePointerKey(`token${n}`), type: 'devicePointer' })
}

/** The engine, but the first `times` batches process one key only and return the rest as unprocessed. */
function leavingUnprocessed(times = 3): Table {
  let left = times
  const send = async (command: object): Promise<unknown> => {
    if (command instanceof BatchWriteCommand && left-- > 0) {
      const [first, ...rest] = command.input.RequestItems?.[table.name] ?? []
      if (first) await table.send(new BatchWriteCommand({ RequestItems: { [table.name]: [first] } }))
      return rest.length > 0 ? { UnprocessedItems: { [table.name]: rest } } : {}
    }
    if (command instanceof BatchGetCommand && left-- > 0) {
      const { Keys = [], ...options } = command.input.RequestItems?.[table.name] ?? {}
      const response = await table.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { ...options, Keys: Keys.slice(0, 1) } } }),
      )
      return { ...response, UnprocessedKeys: { [table.name]: { ...options, Keys: Keys.slice(1) } } }
    }
    return table.send(command as PutCommand)
  }
  return { ...table, send: send as Table['send'] }
}

describe('counting', () => {
  test('continues over pages of a megabyte and counts pointers that exist', async () => {
    const filler = 'x'.repeat(300_000)
    for (let n = 0; n < 5; n += 1) await putDevice(n, { filler })
    await put({ ...at('device'), sk: 'without', tokenHash: 'gone' })
    for (let n = 0; n < 5; n += 1) await put({ ...at('audit'), sk: padded(n), filler })
    const { countPartition } = sweepStore(table, erasers)
    expect(await countPartition(at('device'))).toEqual({ device: 6, devicePointer: 5 })
    expect(await countPartition(at('audit'))).toEqual({ audit: 5 })
    expect(await countPartition(at('shift'))).toEqual({ shift: 0 })
  })

  test('repeats the request for unprocessed keys', async () => {
    for (let n = 0; n < 10; n += 1) await putDevice(n)
    expect(await sweepStore(leavingUnprocessed(), erasers).countPartition(at('device'))).toEqual({
      device: 10,
      devicePointer: 10,
    })
  })
})

/** Without the copy of the installation's root key. */
const accountRows = async () => (await allRows(table)).filter(({ type }) => type !== 'rootKeyCopy')

describe('deleting the first rows', () => {
  test('takes a hundred rows at a time, and the pointers with them', async () => {
    for (let n = 0; n < 130; n += 1) await putDevice(n)
    const { deleteHead, isEmpty } = sweepStore(table, erasers)
    expect(await deleteHead(at('device'))).toBe(100)
    expect((await accountRows()).length).toBe(60)
    expect(await isEmpty(at('device'))).toBe(false)
    expect(await deleteHead(at('device'))).toBe(30)
    expect(await deleteHead(at('device'))).toBe(0)
    expect(await isEmpty(at('device'))).toBe(true)
    expect(await accountRows()).toEqual([])
  })

  test('repeats the request for unprocessed deletes', async () => {
    for (let n = 0; n < 40; n += 1) await putDevice(n)
    expect(await sweepStore(leavingUnprocessed(), erasers).deleteHead(at('device'))).toBe(40)
    expect(await accountRows()).toEqual([])
  })

  test('fails after several retries, so that another slice continues', async () => {
    for (let n = 0; n < 12; n += 1) await putDevice(n)
    const { deleteHead } = sweepStore(leavingUnprocessed(1_000), erasers)
    await expect(deleteHead(at('device'))).rejects.toThrow('unavailable')
    await sweepStore(table, erasers).deleteHead(at('device'))
    expect(await accountRows()).toEqual([])
  })
})

test('logins are read in resumable pages of a hundred members, without those of other accounts', async () => {
  for (let n = 0; n < 130; n += 1)
    await put({ ...at('member'), sk: padded(n), sub: `sub${padded(n)}`, state: 'active' })
  await put({ ...loginKey('sub0000'), type: 'login', accountId: 'A' })
  await put({ ...loginKey('sub0001'), type: 'login', accountId: 'B' })
  const { memberLogins } = erasureStore(table)
  const pages = await Array.fromAsync(memberLogins('A'))
  expect(pages.map(({ subs, upTo }) => [subs.length, upTo])).toEqual([
    [99, '0099'],
    [30, '0129'],
  ])
  expect(pages[0]?.subs.slice(0, 2)).toEqual(['sub0000', 'sub0002'])
  const rest = await Array.fromAsync(memberLogins('A', '0099'))
  expect(rest.flatMap(({ subs }) => subs)).toEqual(pages[1]?.subs)
})
