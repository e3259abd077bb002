import fc from 'fast-check'
import { expect } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { clockOut } from '../../../functions/shifts/clocking/clock-out.ts'
import { ClockOutRequest } from '../../../functions/shifts/clocking/schemas.ts'
import { recordPings } from '../../../functions/shifts/ingest/record-pings.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { dyingAfter } from '../compaction/crash-injection.ts'
import { aWorker, type Deps, eight, hours, instant, pingsFrom, storesOver } from '../world.ts'

const end = eight + 450_000
const fixes = pingsFrom(eight - 60_000, 60)
const inside = fixes.map(({ at }) => Date.parse(at)).filter((at) => at < end + 60_000)

type Step =
  | { readonly device: 0 | 3; readonly from: number; readonly count: number; readonly dies: number | undefined }
  | { readonly clockOutDies: number | undefined }

/** Dies after its first, second … write, or lives. */
const death = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 2 })
const upload = fc.record({
  device: fc.constantFrom(0 as const, 3 as const),
  from: fc.integer({ min: 0, max: 59 }),
  count: fc.constantFrom(1, 1, 1, 2, 5, 30),
  dies: death,
})
const clockingOut = fc.record({ clockOutDies: death })
export const killedSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 12, arbitrary: upload }, { weight: 1, arbitrary: clockingOut }),
  {
    minLength: 10,
    maxLength: 30,
  },
)

/** Uploads and clock-outs, each killed after one of its writes, then everything again: what is inside is there, once. */
export async function playKilled(table: Table, plan: readonly Step[]): Promise<void> {
  const worker = await aWorker(table)
  const { principal, accountId, clock } = worker
  const { shiftId } = await worker.startShift()
  clock.now = eight + hours(1)
  const container = (dies: number | undefined): Deps => ({
    ...worker.deps,
    ...(dies !== undefined && storesOver(dyingAfter(table, dies))),
    reportFlush: () => {},
  })
  const send = (device: number, from: number, count: number, dies?: number) =>
    recordPings(
      { pings: fixes.slice(from, from + count) },
      { ...principal, device: { number: device } },
      container(dies),
    )
  const endShift = (dies?: number) =>
    clockOut(ClockOutRequest.parse({ shiftId, at: instant(end) }), principal, container(dies))
  for (const step of plan) {
    if ('clockOutDies' in step) await endShift(step.clockOutDies).catch(() => undefined)
    else await send(step.device, step.from, step.count, step.dies).catch(() => undefined)
  }
  // the phones send everything again until each upload is answered
  for (let from = 0; from < fixes.length; from += 7) await send(0, from, 7)
  await send(3, 0, fixes.length)
  await endShift()
  const known = await send(0, 0, fixes.length)
  expect(known).toMatchObject({ accepted: 0, duplicates: inside.length })
  const instants = async () => (await worker.track(shiftId)).points.map(({ at }) => Date.parse(at))
  expect(await instants()).toEqual(inside)

  const compactor = aCompactor(table, worker)
  for (let round = 0; round < 3; round += 1) {
    clock.now += hours(7)
    await compactor.runAllDue()
  }
  expect(await instants()).toEqual(inside)
  expect((await compactor.compactedPoints(shiftId)).map(({ at }) => at)).toEqual(inside)
  const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
  expect(rows.filter((row) => row.sealed && Number(row['lastAt']) >= end + 60_000)).toEqual([])
  expect(await worker.deps.findOpenShift(accountId, principal.memberId)).toBeUndefined()
}
