import { describe, expect, test } from 'vitest'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { aCompactor, type Compactor } from '../compaction/compactor.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aTrackErasing, type TrackErasing } from './track-erasing.ts'

let worker: Worker
let compactor: Compactor
let erasing: TrackErasing

/** A day ago a shift that is sealed; today one that is still open, of an hour so far. Fifty positions each, then fifty. */
let yesterday: string
let today: string
beforeEachOnNewTable(async (table) => {
  worker = await aWorker(table)
  compactor = aCompactor(table, worker)
  erasing = aTrackErasing(worker, compactor)
  const { clock, startShift, send, clockOut } = worker
  const begin = eight - hours(24)
  clock.now = begin
  yesterday = (await startShift({ position: { lat: 48, lon: 11 } })).shiftId
  clock.now = begin + hours(1)
  await send(pingsFrom(begin, 50))
  await clockOut({ position: { lat: 48.1, lon: 11 } })
  clock.now = begin + hours(2)
  await compactor.runAllDue()
  clock.now = eight
  today = (await startShift({ position: { lat: 48, lon: 11 } })).shiftId
  clock.now = eight + hours(1)
  await send(pingsFrom(eight, 50))
})

const status = async (id: string) => (await erasing.find(id))?.status

describe('all positions before a moment (erasure rule 12)', () => {
  const middle = eight + 25 * 10_000

  test('are erased, in sealed tracks and in the one that is being driven; later ones, hours and distance stay', async () => {
    const before = await compactor.deps.findShift(worker.accountId, yesterday)
    const { trackErasureId } = await erasing.ask({ before: instant(middle) })
    expect(await status(trackErasureId)).toBe('erasing')
    await erasing.untilDone()
    expect(await compactor.deps.findTrackErasure(worker.accountId, trackErasureId)).toMatchObject({
      status: 'erased',
      shifts: 2,
    })
    expect(await erasing.momentsOf(yesterday)).toEqual([])
    expect(await erasing.momentsOf(today)).toEqual(pingsFrom(middle, 25).map(({ at }) => at))
    const after = await compactor.deps.findShift(worker.accountId, yesterday)
    expect(after).toMatchObject({
      startedAt: before?.startedAt,
      endedAt: before?.endedAt,
      distanceMeters: before?.distanceMeters,
      points: 0,
      trackErasedBefore: instant(middle),
    })
    expect(before?.distanceMeters).toBeGreaterThan(0)
    for (const place of ['startPosition', 'endPosition']) expect([before, place]).not.toEqual([after, place])
    expect(after).not.toHaveProperty('startPosition')
    expect(after).not.toHaveProperty('endPosition')
    const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
    expect(rows.filter((row) => row.sealed && Number(row['firstAt']) < middle)).toEqual([])
    expect(rows.length).toBeGreaterThan(0)
  })

  test('are not taken any more, however late a phone brings them; the shift goes on', async () => {
    await erasing.ask({ before: instant(middle) })
    await compactor.runDue()
    const late = await worker.send(pingsFrom(eight + 5_000, 10))
    expect(late).toMatchObject({ accepted: 0, outsideShift: 10 })
    expect(await worker.send(pingsFrom(eight - hours(24) + 5_000, 10))).toMatchObject({ accepted: 0, outsideShift: 10 })
    expect(await worker.send(pingsFrom(eight + minutes(50), 10))).toMatchObject({ accepted: 10 })
    await erasing.untilDone()
    await worker.clockOut({ position: { lat: 48.2, lon: 11 } })
    expect(await erasing.momentsOf(today)).toHaveLength(35)
    const shift = await compactor.deps.findShift(worker.accountId, today)
    expect(shift).toMatchObject({ status: 'closed', endPosition: { lat: 48.2 } })
  })

  test('take the live position with them when it is as old', async () => {
    await erasing.ask({ before: instant(eight + minutes(30)) })
    const live = async () => (await compactor.deps.findOpenShift(worker.accountId, worker.principal.memberId))?.live
    expect(await live()).toBeDefined()
    await compactor.runDue()
    expect(await live()).toBeUndefined()
    await erasing.untilDone()
    expect(await erasing.momentsOf(today)).toEqual([])
  })

  test('in slices as short as can be, whatever dies between', async () => {
    const { trackErasureId } = await erasing.ask({ before: instant(middle) })
    for (const step of [
      'saveErased',
      'reschedule',
      'saveCompactionStep',
      'putParts',
      'deleteParts',
      'finishTrackErasure',
    ] as const) {
      worker.clock.now += minutes(2)
      const dying = { [step]: () => Promise.reject(new Error('killed')) }
      await compactor.runDue(dying, () => false).catch(() => undefined)
    }
    expect(await status(trackErasureId)).toBe('erasing')
    expect(await erasing.untilDone(() => false)).toBeGreaterThan(1)
    expect(await status(trackErasureId)).toBe('erased')
    expect(await erasing.momentsOf(today)).toEqual(pingsFrom(middle, 25).map(({ at }) => at))
  })

  test('again changes nothing', async () => {
    await erasing.ask({ before: instant(middle) })
    await erasing.untilDone()
    const rows = [
      await compactor.rowsOf('shift'),
      await compactor.rowsOf('trackPart'),
      await compactor.rowsOf('openShift'),
    ]
    const { trackErasureId } = await erasing.ask({ before: instant(middle - hours(1)) })
    await erasing.untilDone()
    expect(await status(trackErasureId)).toBe('erased')
    expect([
      await compactor.rowsOf('shift'),
      await compactor.rowsOf('trackPart'),
      await compactor.rowsOf('openShift'),
    ]).toEqual(rows)
  })
})

test('of one member leave the others alone', async () => {
  const other = { ...worker.principal, memberId: worker.deps.newId() }
  await expect(erasing.ask({ before: instant(eight), memberId: other.memberId })).rejects.toThrow('not_found')
  const { trackErasureId } = await erasing.ask({ before: instant(eight), memberId: worker.principal.memberId })
  await erasing.untilDone()
  expect(await status(trackErasureId)).toBe('erased')
  expect(await erasing.momentsOf(yesterday)).toEqual([])
  expect(await erasing.momentsOf(today)).toHaveLength(50)
})

test('a date begins in the account’s time zone, and none that lies ahead is taken', async () => {
  expect(await erasing.ask({ before: '2026-05-01' })).toMatchObject({ before: '2026-04-30T22:00:00.000Z' })
  await expect(erasing.ask({ before: '2026-05-02' })).rejects.toThrow('invalid')
  const [entry] = await compactor.rowsOf('audit')
  expect(entry).toMatchObject({ action: 'tracks.erased', subject: worker.accountId })
})
