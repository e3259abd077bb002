import type { Problem } from '../problem.ts'
import type { Entry } from './entry.ts'

/** What the phone knows of the worker's shift: as the worker clocked it, sent or not. */
export type LaneState = {
  readonly shiftId?: string
  readonly startedAt?: string
  readonly isOnBreak?: boolean
  /**
   * The server has the worker off shift, such as after a forgotten clock-out. Nothing is recorded until the next clock-in; a
   * clock-out still says when the shift really ended.
   */
  readonly isTrackingOff?: boolean
}

/** What the server did not take, for the worker to see. It is forgotten after 14 days. */
export type Kept = {
  /**
   * `refused`: it contradicts what the server knows (409), such as hours that the office has entered. `invalid`: the server could
   * not read it, or this version of the app cannot. `expired`: it was not sent within 14 days.
   */
  readonly outcome: 'refused' | 'invalid' | 'expired'
  readonly keptAt: string
  /** Of entries; 1 but for `expired`. */
  readonly count: number
  readonly entry?: Entry
  readonly problem?: Problem
}

/** The lists of one worker in the store. */
export const listsOf = (worker: string) => ({
  waiting: `${worker}/waiting`,
  kept: `${worker}/kept`,
  state: `${worker}/state`,
})
export type LaneLists = ReturnType<typeof listsOf>
