import { describe, expect, test } from 'vitest'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { aCompactor, type Compactor } from '../compaction/compactor.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { type TrackErasures, trackErasuresOf } from './track-erasures.ts'

let worker: Worker
let compactor: Compactor
let erasures: TrackErasures

/** Yesterday a shift that is compacted, today one that is still open, with fifty positions each. */
let yesterday: string
let today: string
beforeEachOnNewTable(async (table) => {
  worker = await aWorker(table)
  compactor = aCompactor(table, worker)
  erasures = trackErasuresOf(worker, compactor)
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

const status = async (id: string) => (await erasures.find(id))?.status

describe('all positions before an instant (erasure rule 12)', () => {
  const middle = eight + 25 * 10_000

  test('are erased from compacted tracks and from the open shift; later ones, hours and distance stay', async () => {
    const before = await compactor.deps.findShift(worker.accountId, yesterday)
    const { trackErasureId } = await erasures.request({ before: instant(middle) })
    expect(await status(trackErasureId)).toBe('erasing')
    await erasures.untilDone()
    expect(await compactor.deps.findTrackErasure(worker.accountId, trackErasureId)).toMatchObject({
      status: 'erased',
      shifts: 2,
    })
    expect(await erasures.instantsOf(yesterday)).toEqual([])
    expect(await erasures.instantsOf(today)).toEqual(pingsFrom(middle, 25).map(({ at }) => at))
    const after = await compactor.deps.findShift(worker.accountId, yesterday)
    expect(after).toMatchObject({
      startedAt: before?.startedAt,
      endedAt: before?.endedAt,
      distanceMeters: before?.distanceMeters,
      points: 0,
      trackErasedBefore: instant(middle),
    })
    expect(before?.distanceMeters).toBeGreaterThan(0)
    for (const field of ['startPosition', 'endPosition']) expect([before, field]).not.toEqual([after, field])
    expect(after).not.toHaveProperty('startPosition')
    expect(after).not.toHaveProperty('endPosition')
    const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
    expect(rows.filter((row) => row.sealed && Number(row['firstAt']) < middle)).toEqual([])
    expect(rows.length).toBeGreaterThan(0)
  })

  test('are refused from then on, however late a phone uploads them; the shift stays open', async () => {
    await erasures.request({ before: instant(middle) })
    await compactor.runDue()
    const late = await worker.send(pingsFrom(eight + 5_000, 10))
    expect(late).toMatchObject({ accepted: 0, outsideShift: 10 })
    expect(await worker.send(pingsFrom(eight - hours(24) + 5_000, 10))).toMatchObject({ accepted: 0, outsideShift: 10 })
    expect(await worker.send(pingsFrom(eight + minutes(50), 10))).toMatchObject({ accepted: 10 })
    await erasures.untilDone()
    await worker.clockOut({ position: { lat: 48.2, lon: 11 } })
    expect(await erasures.instantsOf(today)).toHaveLength(35)
    const shift = await compactor.deps.findShift(worker.accountId, today)
    expect(shift).toMatchObject({ status: 'closed', endPosition: { lat: 48.2 } })
  })

  test('include the live position', async () => {
    await erasures.request({ before: instant(eight + minutes(30)) })
    expect(await worker.livePosition()).toBeDefined()
    await compactor.runDue()
    expect(await worker.livePosition()).toBeUndefined()
    await erasures.untilDone()
    expect(await erasures.instantsOf(today)).toEqual([])
  })

  test('are erased in the shortest slices, with a crash at any step', async () => {
    const { trackErasureId } = await erasures.request({ before: instant(middle) })
    for (const step of [
      'saveErased',
      'reschedule',
      'saveCompactionStep',
      'putParts',
      'deleteParts',
      'finishTrackErasure',
    ] as const) {
      worker.clock.now += minutes(2)
      const crashing = { [step]: () => Promise.reject(new Error('crashed')) }
      await compactor.runDue(crashing, () => false).catch(() => undefined)
    }
    expect(await status(trackErasureId)).toBe('erasing')
    expect(await erasures.untilDone(() => false)).toBeGreaterThan(1)
    expect(await status(trackErasureId)).toBe('erased')
    expect(await erasures.instantsOf(today)).toEqual(pingsFrom(middle, 25).map(({ at }) => at))
  })

  test('erased again change nothing', async () => {
    await erasures.request({ before: instant(middle) })
    await erasures.untilDone()
    const rows = [
      await compactor.rowsOf('shift'),
      await compactor.rowsOf('trackPart'),
      await compactor.rowsOf('openShift'),
    ]
    const { trackErasureId } = await erasures.request({ before: instant(middle - hours(1)) })
    await erasures.untilDone()
    expect(await status(trackErasureId)).toBe('erased')
    expect([
      await compactor.rowsOf('shift'),
      await compactor.rowsOf('trackPart'),
      await compactor.rowsOf('openShift'),
    ]).toEqual(rows)
  })
})

test('an erasure for one member leaves others as they are', async () => {
  const other = { ...worker.principal, memberId: worker.deps.newId() }
  await expect(erasures.request({ before: instant(eight), memberId: other.memberId })).rejects.toThrow('not_found')
  const { trackErasureId } = await erasures.request({ before: instant(eight), memberId: worker.principal.memberId })
  await erasures.untilDone()
  expect(await status(trackErasureId)).toBe('erased')
  expect(await erasures.instantsOf(yesterday)).toEqual([])
  expect(await erasures.instantsOf(today)).toHaveLength(50)
})

test('a date means its start in the account’s time zone, and one in the future is refused', async () => {
  expect(await erasures.request({ before: '2026-05-01' })).toMatchObject({ before: '2026-04-30T22:00:00.000Z' })
  await expect(erasures.request({ before: '2026-05-02' })).rejects.toThrow('invalid')
  const [entry] = await compactor.rowsOf('audit')
  expect(entry).toMatchObject({ action: 'tracks.erased', subject: worker.accountId })
})
