import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { clockOut } from '../../../functions/shifts/clocking/clock-out.ts'
import { correctShift } from '../../../functions/shifts/corrections/correct-shift.ts'
import { correctionStore } from '../../../functions/shifts/corrections/correction-store.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aStaffMember } from '../staff.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, storesOver } from '../world.ts'
import { compactEarly } from './compact-early.ts'
import { aCompactor } from './compactor.ts'
import { Died, dyingAfter } from './crash-injection.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

type World = Awaited<ReturnType<typeof aClosedShift>>

async function aClosedShift() {
  const worker = await aWorker(table)
  const compactor = aCompactor(table, worker)
  const { shiftId } = await worker.startShift({ shiftId: 'the-one-shift' })
  worker.clock.now = eight + hours(1)
  const pings = pingsFrom(eight, 40, 60_000)
  await worker.send(pings.slice(20))
  await worker.send(pings.slice(0, 25))
  await worker.clockOut()
  worker.clock.now += minutes(30)
  return { worker, compactor, office: aStaffMember(table, worker), shiftId }
}

async function withLateUploads() {
  const world = await aClosedShift()
  await world.compactor.runAllDue()
  await world.worker.send(pingsFrom(eight + minutes(38), 10, 60_000))
  world.worker.clock.now += hours(7)
  return world
}

/** Corrected while an upload that the correction excludes was on its way. */
async function withExcluded() {
  const world = await aClosedShift()
  const { worker, compactor, office, shiftId } = world
  await compactor.runAllDue()
  const shift = await worker.deps.findShift(worker.accountId, shiftId)
  await office.correct(shiftId, { endedAt: instant(eight + minutes(29.5)) })
  const packed = await worker.deps.pack(worker.accountId, (await compactor.compactedPoints(shiftId)).map(later))
  await worker.deps.putSegment(worker.accountId, shift ?? { shiftId, generation: 1 }, packed, {
    now: worker.clock.now,
    days: 400,
  })
  return world
}

const later = <P extends { at: number }>(point: P): P => ({ ...point, at: point.at + minutes(20) })

/** Unreferenced parts, rows outside the shift, and pending jobs. */
async function remains({ compactor, worker, shiftId }: World) {
  const shift = await worker.deps.findShift(worker.accountId, shiftId)
  const end = Date.parse(shift?.endedAt ?? '') + minutes(1)
  const parts = await compactor.rowsOf('trackPart')
  const rows = [...parts, ...(await compactor.rowsOf('segment'))]
  return {
    orphans: parts.length - (shift?.track?.parts.length ?? 0),
    outside: rows.filter((row) => Number(row['lastAt']) >= end).length,
    due: (await compactor.rowsOf('due')).filter(({ kind }) => kind !== 'hours-changed').length,
  }
}

describe.each([
  ['a first compaction', aClosedShift],
  ['a compaction of late uploads', withLateUploads],
  ['a compaction that excludes points', withExcluded],
])('%s', (_name, makeWorld) => {
  test('killed at every step and restarted gives the same bytes, and leaves nothing behind', async () => {
    const reference = await makeWorld()
    await reference.compactor.runAllDue()
    const bytes = await reference.compactor.compactedBytes(reference.shiftId)
    const track = await reference.worker.track(reference.shiftId)
    expect(await remains(reference)).toEqual({ orphans: 0, outside: 0, due: 0 })

    let isThrough = false
    for (let last = 1; !isThrough; last += 1) {
      const world = await makeWorld()
      const { compactor, worker, shiftId } = world
      try {
        while ((await compactor.runDue(compactor.depsOver(dyingAfter(table, last)))) > 0);
        isThrough = true
      } catch (error) {
        expect(error).toBeInstanceOf(Died)
      }
      expect(await worker.track(shiftId), `read after a death at write ${last}`).toEqual(track)
      worker.clock.now += minutes(16)
      await compactor.runAllDue()
      expect(await compactor.compactedBytes(shiftId), `compacted after a death at write ${last}`).toEqual(bytes)
      expect(await remains(world), `left after a death at write ${last}`).toEqual({ orphans: 0, outside: 0, due: 0 })
    }
  })
})

describe('an exclusion killed at every step', () => {
  const cases: [string, (world: World, last?: number) => Promise<unknown>][] = [
    [
      'by a correction',
      ({ office, shiftId }, last) => {
        const over = last === undefined ? table : dyingAfter(table, last)
        const deps = { ...office.deps, ...storesOver(over), ...correctionStore(over) }
        return correctShift(shiftId, { endedAt: instant(eight + minutes(10)), reason: 'wrong' }, office.caller, deps)
      },
    ],
  ]
  test.each(cases)(
    '%s leaves nothing outside once it is retried, or once the shift is compacted',
    async (_name, exclude) => {
      let isThrough = false
      for (let last = 1; !isThrough; last += 1) {
        const [retried, compacted] = [await aCompactedShift(), await aCompactedShift()]
        for (const world of [retried, compacted]) {
          try {
            await exclude(world, last)
            isThrough = true
          } catch (error) {
            expect(error).toBeInstanceOf(Died)
          }
        }
        await exclude(retried)
        expect(await remains(retried), `retried after a death at write ${last}`).toMatchObject({ outside: 0 })
        const corrected = await compacted.worker.deps.findShift(compacted.worker.accountId, compacted.shiftId)
        if (corrected?.version === 3) continue // it died before any change
        expect((await compacted.worker.track(compacted.shiftId)).points).toHaveLength(11)
        compacted.worker.clock.now += minutes(16)
        await compacted.compactor.runAllDue()
        const none = { orphans: 0, outside: 0, due: 0 }
        expect(await remains(compacted), `compacted after a death at write ${last}`).toEqual(none)
      }
    },
  )

  test('by a clock-out leaves nothing outside once it is retried', async () => {
    let isThrough = false
    for (let last = 1; !isThrough; last += 1) {
      const worker = await aWorker(table)
      const compactor = aCompactor(table, worker)
      const { shiftId } = await worker.startShift()
      worker.clock.now = eight + hours(2)
      await worker.send(pingsFrom(eight, 400))
      await compactEarly(worker, shiftId)
      await compactor.runAllDue()
      await worker.send(pingsFrom(eight + minutes(40), 5, 60_000))
      const request = { shiftId, at: instant(eight + minutes(10)) }
      try {
        const deps = { ...worker.deps, ...storesOver(dyingAfter(table, last)) }
        await clockOut(request, worker.principal, deps)
        isThrough = true
      } catch (error) {
        expect(error).toBeInstanceOf(Died)
      }
      await worker.clockOut(request)
      expect((await worker.track(shiftId)).points).toHaveLength(66)
      expect((await compactor.compactedPoints(shiftId)).length).toBe(66)
      const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
      expect(rows.filter((row) => Number(row['lastAt']) >= eight + minutes(11))).toEqual([])
    }
  })
})

async function aCompactedShift() {
  const world = await aClosedShift()
  await world.compactor.runAllDue()
  return world
}
