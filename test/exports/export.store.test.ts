import { createHash } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { customerStore } from '../../functions/customers/customer-store.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { partitionOf, usageKey } from '../../functions/shared/keys.ts'
import { AuditItem } from '../../functions/shared/ledger/audit.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import { segmentAppendStore } from '../../functions/shifts/store/segment-append-store.ts'
import { aWorkingAccount, firstDay, secrets } from '../accounts/working-account.ts'
import type { World } from '../accounts/world.ts'
import { aPoint } from '../shifts/points.ts'
import { hours, instant } from '../shifts/world.ts'
import { beforeEachWithExporting } from './export-hooks.ts'
import { type Exporting, linesOf, timeBudgetOf } from './exporting.ts'

let world: World
let exporting: Exporting
let owner: Principal

beforeEachWithExporting(async (given) => {
  ;({ world, exporting } = given)
  owner = await aWorkingAccount(world)
})

/** Of a day to one phone, whose hash was the same in all accounts. */
function anEarlierUsage(hash: unknown) {
  const period = `2026-03-02@${hash}`
  return { ...usageKey(owner.accountId, period, 0), type: 'usage', period, shard: 0, used: 3 }
}

/** Requests an export and writes it in one slice. */
async function exported(by: Principal): Promise<Map<string, string>> {
  const { exportId } = await exporting.request(by)
  await exporting.run(by)
  return exporting.fetch(by, exportId)
}

describe('an export contains', () => {
  test('every item as a line, with decrypted fields', async () => {
    const files = await exported(owner)
    expect(linesOf(files, 'account')).toMatchObject([{ name: expect.stringContaining('Company'), country: 'CH' }])
    expect(linesOf(files, 'members').map(({ role }) => role)).toEqual(['owner', 'worker'])
    expect(linesOf(files, 'customers').at(7)).toMatchObject({ name: 'Carla Canary 7', phone: '+41443334455' })
    expect(linesOf(files, 'customers')).toHaveLength(20)
    expect(linesOf(files, 'shifts').map(({ note }) => note)).toEqual(['Day 0', 'Day 1'])
    expect(linesOf(files, 'audit').map(({ action }) => action)).toContain('export.requested')
    expect(linesOf(files, 'messages')).not.toHaveLength(0)
    expect(linesOf(files, 'customers')[0]).not.toHaveProperty('sealed')
  })

  test('no hash of a phone or email address, which other companies could compare', async () => {
    const fields = { name: 'Ida', kind: 'customer' as const, phone: '+12065550143', email: 'ida@x.example', tags: [] }
    const made = await customerStore(world.table).createCustomer(owner.accountId, fields, instant(firstDay))
    const hashes = [made.phoneHash, made.emailHash]
    await world.table.send(new PutCommand({ TableName: world.table.name, Item: anEarlierUsage(hashes[0]) }))
    const text = [...(await exported(owner)).values()].join('')
    expect(hashes.filter((hash) => text.includes(String(hash)))).toEqual([])
    expect(text).not.toMatch(/(phone|email|address)Hash/)
  })

  test('every position, and each track as GPX', async () => {
    const files = await exported(owner)
    const positions = linesOf(files, 'positions')
    expect(positions).toHaveLength(100)
    expect(positions[0]).toMatchObject({
      shiftId: 'shift-0-of-a-week',
      at: instant(firstDay),
      lat: 48,
      lon: 11,
    })
    const tracks = [...files.keys()].filter((path) => path.startsWith('tracks/'))
    const nameOf = (day: number) =>
      `tracks/${instant(firstDay + hours(24 * day)).slice(0, 10)}T0800Z-shift-${day}-of-a-week.gpx`
    expect(tracks).toEqual([nameOf(0), nameOf(1)])
    const document = new DOMParser().parseFromString(files.get(tracks[0] ?? '') ?? '', 'text/xml')
    const [track] = gpx(document as never).features.filter(({ geometry }) => geometry?.type === 'LineString')
    expect(track?.geometry).toHaveProperty('coordinates.length', 50)
  })

  test('no position outside a shift, even if one is stored', async () => {
    const shift = { shiftId: 'shift-0-of-a-week', generation: 0 }
    const store = segmentAppendStore(world.table)
    const stray = await store.pack(owner.accountId, [aPoint({ at: firstDay - hours(1) })])
    await store.putSegment(owner.accountId, shift, stray, { now: Date.now(), days: 400 })
    const files = await exported(owner)
    expect(linesOf(files, 'positions')).toHaveLength(100)
    expect([...files.values()].join('')).not.toContain(instant(firstDay - hours(1)))
  })

  test('checksums of all its files, and a README that describes each', async () => {
    const files = await exported(owner)
    const sums = (files.get('SHA256SUMS') ?? '').trim().split('\n')
    const sumOf = (path: string) =>
      createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex')
    const rest = [...files.keys()].filter((path) => path !== 'SHA256SUMS')
    expect(sums.sort()).toEqual(rest.map((path) => `${sumOf(path)}  ${path}`).sort())
    const readme = files.get('README.txt') ?? ''
    for (const path of rest.filter((each) => each.endsWith('.ndjson'))) expect(readme).toContain(path)
    expect(readme).toContain('tracks/*.gpx')
    expect(readme).toContain('idempotency: ')
  })

  test('no secret, and nothing of another account', async () => {
    const neighbour = await aWorkingAccount(world, { shifts: 0 })
    const all = [...(await exported(owner)).values()].join('\n')
    for (const canary of [secrets.password, 'tokenHash', neighbour.accountId, neighbour.memberId]) {
      expect(all).not.toContain(canary)
    }
  })
})

describe('an export', () => {
  test('runs one at a time: concurrent requests return the running one', async () => {
    const requested = await Promise.all([1, 2, 3].map(() => exporting.request(owner)))
    expect(new Set(requested.map(({ exportId }) => exportId)).size).toBe(1)
    const audit = await Array.fromAsync(readRange(world.table, { pk: partitionOf(owner.accountId, 'audit') }), (row) =>
      world.table.item(AuditItem, row),
    )
    expect(audit.filter(({ action }) => action === 'export.requested')).toHaveLength(1)
    await exporting.run(owner)
    expect((await exporting.request(owner)).exportId).not.toBe(requested[0]?.exportId)
  })

  test('continues in the next slice, row by row if necessary, with the same result', async () => {
    const whole = await exported(owner)
    const { exportId } = await exporting.request(owner)
    const progressCounts: number[] = []
    for (let slices = 0; slices < 200; slices += 1) {
      const { status, progress } = await exporting.show(owner, exportId)
      if (status !== 'running') break
      progressCounts.push(Object.values(progress).reduce((sum, count) => sum + count, 0))
      await exporting.run(owner, timeBudgetOf(3))
    }
    expect(progressCounts.length).toBeGreaterThan(10)
    expect(progressCounts).toEqual(progressCounts.toSorted((a, b) => a - b))
    const files = await exporting.fetch(owner, exportId)
    for (const kind of ['account', 'members', 'customers', 'shifts', 'positions', 'messages']) {
      expect([kind, linesOf(files, kind)]).toEqual([kind, linesOf(whole, kind)])
    }
    const tracks = (all: Map<string, string>) => [...all].filter(([path]) => path.startsWith('tracks/'))
    expect(tracks(files)).toEqual(tracks(whole))
    expect(await exporting.files(owner)).toContain(`exports/${owner.accountId}/${exportId}.zip`)
    expect((await exporting.files(owner)).filter((key) => !key.endsWith('.zip'))).toEqual([])
  })

  test('can be downloaded for 24 hours', async () => {
    const { exportId } = await exporting.request(owner)
    expect(await exporting.show(owner, exportId)).toMatchObject({ status: 'running' })
    await exporting.run(owner)
    const ready = await exporting.show(owner, exportId)
    expect(ready).toMatchObject({ status: 'ready', url: expect.stringContaining('X-Amz-Expires=86400') })
    exporting.clock.now += 86_400_000
    const late = await exporting.show(owner, exportId)
    expect(late).toMatchObject({ status: 'expired' })
    expect(late).not.toHaveProperty('url')
  })

  test('of another account is not found', async () => {
    const neighbour = await aWorkingAccount(world, { shifts: 0 })
    const { exportId } = await exporting.request(owner)
    await expect(exporting.show(neighbour, exportId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
