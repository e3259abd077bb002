import type { BreakRequest, ClockInRequest, ClockOutRequest, PingUpload } from '../openapi.ts'
import type { Entry, PositionEntry } from './entry.ts'
import type { Stored } from './store.ts'

/** Entries that one request takes: a tap, or positions of one shift. */
export type Batch = { readonly entries: readonly Stored<Entry>[] } & (
  | { readonly path: '/v1/clock-in'; readonly body: ClockInRequest }
  | { readonly path: '/v1/clock-out'; readonly body: ClockOutRequest }
  | { readonly path: '/v1/breaks/start' | '/v1/breaks/end'; readonly body: BreakRequest }
  | { readonly path: '/v1/pings'; readonly body: PingUpload }
)

/** The first of the lane, with the positions after it that go along. */
export function nextBatch(waiting: readonly Stored<Entry>[], maxPositions: number): Batch | undefined {
  const [first] = waiting
  if (!first) return undefined
  const { value } = first
  const entries = [first]
  if (value.kind === 'position') return uploadOf(waiting, value.shiftId, maxPositions)
  if (value.kind === 'break-start') return { entries, path: '/v1/breaks/start', body: { at: value.at } }
  if (value.kind === 'break-end') return { entries, path: '/v1/breaks/end', body: { at: value.at } }
  if (value.kind === 'clock-out') return { entries, path: '/v1/clock-out', body: bodyOf(value) }
  return { entries, path: '/v1/clock-in', body: bodyOf(value) }
}

function bodyOf<Tap extends { readonly kind: string }>({ kind: _, ...body }: Tap): Omit<Tap, 'kind'> {
  return body
}

function uploadOf(waiting: readonly Stored<Entry>[], shiftId: string, maxPositions: number): Batch {
  const isOfAnother = ({ value }: Stored<Entry>) => value.kind !== 'position' || value.shiftId !== shiftId
  const end = waiting.findIndex(isOfAnother)
  const entries = waiting.slice(0, Math.min(end === -1 ? waiting.length : end, maxPositions))
  const pings = entries.map(({ value }) => (value as PositionEntry).ping)
  return { entries, path: '/v1/pings', body: { shiftId, pings } }
}
