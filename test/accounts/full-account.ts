import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { erasers } from '../../functions/erasure/registry/all-erasers.ts'
import type { Eraser } from '../../functions/shared/erasure/eraser.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { type ItemType, type Key, ownedItemTypes, partitionsOf } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import type { World } from './world.ts'

type Row = Key & Record<string, unknown>

const pointerTypes: Record<string, ItemType> = {
  accounts: 'accountPointer',
  login: 'login',
  device: 'devicePointer',
  phone: 'phonePointer',
  email: 'emailPointer',
  provider: 'providerPointer',
}

/**
 * An account with people, files, rows of every item type and every pointer that they name; `most` rows in one
 * partition.
 */
export async function aFullAccount(world: World, most = 130): Promise<Principal> {
  const owner = await world.anOwner()
  await world.aMember(owner, 'worker')
  const gone = await world.aMember(owner, 'staff')
  await world.remove(owner, gone.memberId)
  const rows = partitionsOf(owner.accountId)
    .filter(({ type, pk }) => !['account', 'member', 'audit'].includes(type) && isFilled(pk))
    .flatMap(({ type, pk }) =>
      Array.from({ length: type === 'idempotency' ? most : 2 }, (_, n) => aRow(owner.accountId, type, pk, n)),
    )
  await putAll(world.table, [...rows, ...rows.flatMap(pointersOf)])
  world.archive.files.add(`exports/${owner.accountId}/one.zip`)
  return owner
}

/** Two of sixteen shards suffice. */
function isFilled(pk: string): boolean {
  return !/#\d+$/.test(pk) || /#(0|7)$/.test(pk)
}

/** Only what erasers read. */
function aRow(accountId: string, type: ItemType, pk: string, n: number): Row {
  const name = `${pk}-${n}`
  return {
    pk,
    sk: `row-${n}`,
    type,
    sealed: Buffer.from(name),
    ...(type === 'device' && { tokenHash: name }),
    ...(type === 'customer' && {
      customerId: `row-${n}`,
      phoneHash: `${accountId}-${n}`,
      emailHash: `${accountId}-${n}`,
    }),
    ...(type === 'message' && { channel: 'sms', providerMessageId: name }),
  }
}

function pointersOf(row: Row): Row[] {
  const eraser: Eraser = erasers[row['type'] as ItemType]
  const keys = eraser.how === 'row' ? eraser.pointersOf(row) : []
  return keys.map((key) => ({ ...key, type: pointerTypes[key.pk.split('#')[0] ?? ''] }))
}

async function putAll(table: Table, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 25) {
    const puts = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    await table.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
  }
}

export async function allRows(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await table.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey: start }))
    rows.push(...((page.Items ?? []) as Row[]))
    start = page.LastEvaluatedKey
  } while (start)
  return rows
}

/** Rows of the account and pointers to it, but not its erasure. */
export function belongsTo(accountId: string, row: Row): boolean {
  return row['type'] !== 'erasure' && JSON.stringify(row).includes(accountId)
}

export async function countRows(table: Table, accountId: string): Promise<number> {
  return (await allRows(table)).filter((row) => belongsTo(accountId, row)).length
}

/** How many rows of each item type the account has, "none" included. */
export function countsOf(accountId: string, rows: readonly Row[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(ownedItemTypes.map((type) => [type, 0]))
  for (const row of rows.filter((each) => belongsTo(accountId, each))) {
    const type = String(row['type'])
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}
