import type { operations } from '../openapi.ts'

type Body<Operation extends { requestBody?: unknown }> =
  NonNullable<Operation['requestBody']> extends { content: { 'application/json': infer Json } } ? Json : never
type Answer<Operation extends { responses: { 200: { content: { 'application/json': unknown } } } }> =
  Operation['responses'][200]['content']['application/json']

export type ClockInBody = Body<operations['clockIn']>
export type PingsBody = Body<operations['postPings']>
export type Shift = Answer<operations['clockIn']>
export type PingsAnswer = Answer<operations['postPings']>

/** As a phone measures it. `at` is RFC 3339. */
export type Position = PingsBody['pings'][number] & { readonly lat: number; readonly lon: number }

/** Where a shift began or ended. */
export type ClockPosition = NonNullable<ClockInBody['position']>

export type PositionEntry = {
  readonly kind: 'position'
  readonly at: string
  readonly shiftId: string
  readonly ping: Position
}

export type ClockEntry =
  | {
      readonly kind: 'clock-in'
      readonly at: string
      readonly shiftId: string
      readonly note?: string
      readonly position?: ClockPosition
    }
  | { readonly kind: 'clock-out'; readonly at: string; readonly shiftId: string; readonly position?: ClockPosition }
  | { readonly kind: 'break-start' | 'break-end'; readonly at: string }

/** What the worker did or the phone measured, with its time. */
export type Entry = ClockEntry | PositionEntry
