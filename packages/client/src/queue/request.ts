import type { Entry, PositionEntry } from './entry.ts'
import type { Stored } from './store.ts'

/** Entries that one request takes: a tap, or positions of one shift. */
export type Batch = { readonly entries: readonly Stored<Entry>[]; readonly path: string; readonly body: object }

/** The first of the lane, with the positions after it that go along. */
export function nextBatch(waiting: readonly Stored<Entry>[], maxPositions: number): Batch | undefined {
  const [first] = waiting
  if (!first) return undefined
  const { kind, at } = first.value
  if (first.value.kind === 'position') return uploadOf(waiting, first.value.shiftId, maxPositions)
  if (kind === 'break-start') return { entries: [first], path: '/v1/breaks/start', body: { at } }
  if (kind === 'break-end') return { entries: [first], path: '/v1/breaks/end', body: { at } }
  const { kind: _, ...body } = first.value
  return { entries: [first], path: kind === 'clock-in' ? '/v1/clock-in' : '/v1/clock-out', body }
}

function uploadOf(waiting: readonly Stored<Entry>[], shiftId: string, maxPositions: number): Batch {
  const isOfAnother = ({ value }: Stored<Entry>) => value.kind !== 'position' || value.shiftId !== shiftId
  const end = waiting.findIndex(isOfAnother)
  const entries = waiting.slice(0, Math.min(end === -1 ? waiting.length : end, maxPositions))
  const pings = entries.map(({ value }) => (value as PositionEntry).ping)
  return { entries, path: '/v1/pings', body: { shiftId, pings } }
}
