import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../functions/shared/errors.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorker, eight, pingsFrom, type Worker } from '../world.ts'

let table: Table
beforeAllOnTable((given) => {
  table = given
})

const many = 25_000
const invalid = { at: 'never', lat: 48, lon: 11 }

/** A second apart; in a shift of eight hours. */
async function onShift() {
  const worker = await aWorker(table)
  const { shiftId } = await worker.startShift()
  worker.goTo(8)
  return { worker, shiftId }
}

describe('an upload of more than 10,000 positions', () => {
  test('is stored whole, and repeated it is all duplicates', async () => {
    const { worker, shiftId } = await onShift()
    const pings = pingsFrom(eight + 1_000, many, 1_000)
    const sent = [invalid, ...pings.slice(0, 12_000), invalid, ...pings.slice(12_000), ...pings.slice(0, 5), invalid]
    const expected = { outsideShift: 0, tracking: 'on', invalid: [0, 12_001, many + 7].map(asUnreadable) }
    expect(await worker.send(sent)).toEqual({ ...expected, accepted: many, duplicates: 5 })
    expect(await worker.send(sent)).toEqual({ ...expected, accepted: 0, duplicates: many + 5 })
    expect(await pointsOf(worker, shiftId)).toBe(many)
  })

  test('may come in any order', async () => {
    const { worker, shiftId } = await onShift()
    const answer = await worker.send(pingsFrom(eight + 1_000, many, 1_000).toReversed())
    expect(answer).toMatchObject({ accepted: many, duplicates: 0, invalid: [] })
    expect(await pointsOf(worker, shiftId)).toBe(many)
  })

  test('after a failure in its middle keeps what came before, and its repeat adds the rest', async () => {
    const { worker, shiftId } = await onShift()
    const pings = pingsFrom(eight + 1_000, many, 1_000)
    const { putSegment } = worker.deps
    const failing = vi.spyOn(worker.deps, 'putSegment')
    failing.mockImplementationOnce(putSegment).mockRejectedValueOnce(new AppError('unavailable'))
    await expect(worker.send(pings)).rejects.toThrow('unavailable')
    failing.mockRestore()
    expect(await pointsOf(worker, shiftId)).toBe(10_000)
    expect(await worker.send(pings)).toMatchObject({ accepted: many - 10_000, duplicates: 10_000 })
    expect(await pointsOf(worker, shiftId)).toBe(many)
  })

  test('of a shift that is not known yet waits whole', async () => {
    const { worker } = await onShift()
    const pings = [...pingsFrom(eight + 1_000, many, 1_000), invalid]
    await expect(worker.send(pings, 'not-known-yet')).rejects.toThrow('not_yet')
  })
})

const asUnreadable = (index: number) => ({ index, reason: 'time_unreadable' })

async function pointsOf(worker: Worker, shiftId: string): Promise<number> {
  return (await worker.track(shiftId)).points.length
}
