import { beforeEach, describe, expect, test } from 'vitest'
import { auditStore } from '../../../functions/accounts/audit/audit-store.ts'
import { readAuditTrail } from '../../../functions/accounts/audit/read-audit-trail.ts'
import { AuditQuery } from '../../../functions/accounts/audit/schemas.ts'
import { subjectStore } from '../../../functions/accounts/audit/subject-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { toInstant } from '../../../functions/shared/instant.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { chain, type Link } from '../../../functions/shared/ledger/ledger.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { putRows } from '../../support/put-rows.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

let world: World
beforeAllOnTable((table) => {
  world = aWorld(table)
})

const begin = Date.parse('2026-03-01T00:00:00Z')
const minutes = 60_000

/** A table that counts its calls. */
function counting(table: Table) {
  const calls = { count: 0 }
  const send: Table['send'] = ((command: never) => {
    calls.count += 1
    return table.send(command)
  }) as never
  return { calls, table: { ...table, send } }
}

async function ownerWith(notes: readonly { at: number; by?: string; action?: string; subject?: string }[]) {
  const owner = await world.anOwner()
  let previous: Link | undefined
  const rows = []
  for (const { at, by = owner.memberId, action = 'account.changed', subject = owner.accountId } of notes) {
    const entry = chain(previous, { at: toInstant(at), by, action, subject, details: {} })
    rows.push(await world.table.row(AuditItem, owner.accountId, entry))
    previous = entry
  }
  await putRows(world.table, rows)
  return owner
}

const read = (owner: Principal, query: object, table: Table = world.table) =>
  readAuditTrail(AuditQuery.parse(query), owner, { ...auditStore(table), ...subjectStore(table) })

/** All pages, of which each is verified. */
async function readAll(owner: Principal, query: object) {
  const items = []
  for (let cursor: string | undefined, pages = 0; pages < 100; pages += 1) {
    const page = await read(owner, { ...query, ...(cursor && { cursor }) })
    expect(page.verified).toBe(true)
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor === undefined) return items
  }
  throw new Error('the list does not end')
}

describe('the audit trail', () => {
  let owner: Principal
  const count = 300
  /** An entry each 10 minutes, of which neighbours are out of order. */
  const notes = Array.from({ length: count }, (_, n) => ({
    at: begin + (n % 2 === 0 ? n : n - 2) * 10 * minutes + n,
    by: n % 7 === 0 ? 'ana' : 'ben',
    action: n % 5 === 0 ? 'member.changed' : 'account.changed',
  }))
  const versions = (matches: (note: (typeof notes)[number]) => boolean) =>
    notes.flatMap((note, index) => (matches(note) ? [index + 1] : [])).reverse()
  const versionsOf = (items: readonly { version: number }[]) => items.map(({ version }) => version)

  beforeEach(async () => {
    owner ??= await ownerWith(notes)
  })

  test('is filtered by action and person, with each entry once and pages that verify', async () => {
    for (const limit of [1, 7, 200]) {
      const found = await readAll(owner, { action: 'member.changed', by: 'ana', limit })
      const expected = versions((note) => note.action === 'member.changed' && note.by === 'ana')
      expect(versionsOf(found)).toEqual(expected)
    }
    expect(await readAll(owner, { by: 'unknown' })).toEqual([])
  })

  test('is filtered by time: `from` inclusive, `to` exclusive, whatever the order of neighbours', async () => {
    for (const [a, b] of [
      [0, count],
      [0, 1],
      [99, 100],
      [120, 180],
      [298, 400],
      [-50, -10],
      [400, 500],
    ] as const) {
      const [from, to] = [begin + a * 10 * minutes, begin + b * 10 * minutes]
      const query = { from: toInstant(Math.max(from, 0)), to: toInstant(to), limit: 11 }
      expect(versionsOf(await readAll(owner, query))).toEqual(versions(({ at }) => at >= from && at < to))
      expect(versionsOf(await readAll(owner, { to: query.to }))).toEqual(versions(({ at }) => at < to))
      expect(versionsOf(await readAll(owner, { from: query.from }))).toEqual(versions(({ at }) => at >= from))
    }
  })

  test('takes a date as its start in the account’s zone', async () => {
    const from = Date.parse('2026-03-01T23:00:00Z') // midnight of the second in Zürich
    const found = await readAll(owner, { from: '2026-03-02', to: '2026-03-03' })
    expect(versionsOf(found)).toEqual(versions(({ at }) => at >= from && at < from + 24 * 60 * minutes))
  })

  test('ends with the newest entry in a period up to the end of time', async () => {
    for (const to of ['9999-12-31T23:59:59.999Z', '9999-12-31', '9999-12-31T23:50:00Z']) {
      expect(versionsOf(await readAll(owner, { to }))).toEqual(versions(() => true))
    }
  })

  test('refuses a period that ends before it begins, and a cursor of another filter', async () => {
    await expect(read(owner, { from: '2026-03-02', to: '2026-03-02' })).rejects.toMatchObject({ code: 'invalid' })
    const { nextCursor } = await read(owner, { limit: 1, by: 'ben' })
    await expect(read(owner, { cursor: nextCursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test.each([{ action: 'member.renamed' }, { action: '' }, { from: 'yesterday' }, { by: 'a b' }, { person: 'x' }])(
    'has no filter %j',
    (query) => expect(AuditQuery.safeParse(query).success).toBe(false),
  )
})

test('a page of a long trail costs a bounded number of calls, and is short rather than long', async () => {
  const notes = Array.from({ length: 3_000 }, (_, n) => ({ at: begin + n * minutes }))
  const owner = await ownerWith(notes)
  const { calls, table } = counting(world.table)
  const rare = await read(owner, { action: 'member.erased' }, table)
  expect(rare).toMatchObject({ items: [], verified: true, nextCursor: expect.any(String) })
  expect(calls.count).toBeLessThanOrEqual(13)
  calls.count = 0
  const to = toInstant(begin + 1_000 * minutes)
  const old = await read(owner, { from: toInstant(begin + 900 * minutes), to, limit: 200 }, table)
  expect(old.items.map(({ version }) => version)).toEqual(Array.from({ length: 100 }, (_, n) => 1_000 - n))
  expect(old.nextCursor).toBeUndefined()
  expect(calls.count).toBeLessThanOrEqual(20)
})
