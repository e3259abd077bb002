import type { GeoPoint, Ping } from '../openapi.ts'

/** As a phone measures it. `at` is RFC 3339. */
export type Position = Ping & { readonly lat: number; readonly lon: number }

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
      readonly position?: GeoPoint
    }
  | { readonly kind: 'clock-out'; readonly at: string; readonly shiftId: string; readonly position?: GeoPoint }
  | { readonly kind: 'break-start' | 'break-end'; readonly at: string }

/** What the worker did or the phone measured, with its time. */
export type Entry = ClockEntry | PositionEntry

const kinds: readonly unknown[] = ['clock-in', 'clock-out', 'break-start', 'break-end', 'position']

/** Not what a newer version of the app wrote, or a disk damaged. */
export function isEntry(value: unknown): value is Entry {
  const { kind, at, ping } = (value ?? {}) as { readonly [Field in keyof PositionEntry]?: unknown }
  return kinds.includes(kind) && typeof at === 'string' && (kind !== 'position' || typeof ping === 'object')
}
