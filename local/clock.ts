import { join } from 'node:path'
import * as z from 'zod'
import { readState, writeWhole } from './state/files.ts'

const Noted = z.object({ offsetMs: z.number() })

/** Shifts what functions see; engines, delays and timeouts keep real time. */
export type Clock = {
  /** Shifted, epoch milliseconds. */
  now(): number
  /** Shifted minus real time, ms. */
  offset(): number
  /** For running functions and for the next start. */
  setOffset(offsetMs: number): void
  /** A Float64 that every thread reads. */
  readonly shared: SharedArrayBuffer
}

export function openClock(state: string): Clock {
  const file = join(state, 'clock.json')
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const cell = new Float64Array(shared)
  cell[0] = readState(file, Noted)?.offsetMs ?? 0
  const offset = () => cell[0] ?? 0
  return {
    now: () => Date.now() + offset(),
    offset,
    setOffset(offsetMs) {
      writeWhole(file, JSON.stringify({ offsetMs }))
      cell[0] = offsetMs
    },
    shared,
  }
}
