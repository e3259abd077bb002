import { join } from 'node:path'
import * as z from 'zod'
import { readState, writeWhole } from './state/files.ts'

const Noted = z.object({ offsetMs: z.number() })

/** The movable clock. Only what functions see is moved; engines, delays and timeouts keep the real time. */
export type Clock = {
  /** Moved time, epoch milliseconds. */
  now(): number
  /** How far the moved time is ahead of the real one, ms. */
  offset(): number
  /** Sets the offset, for running functions too, and for the next start. */
  setOffset(offsetMs: number): void
  /** One Float64 that every function's thread reads. */
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
