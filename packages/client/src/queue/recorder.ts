import type { GeoPoint } from '../openapi.ts'
import type { ClockEntry, Entry, Position } from './entry.ts'
import type { InTurn } from './in-turn.ts'
import { instantOf, noteOf, pingOf, shiftIdOf } from './input.ts'
import type { LaneLists, LaneState } from './lane-lists.ts'
import type { QueueStore } from './store.ts'

type Tap = { readonly at?: string }

export type RecorderDeps = {
  readonly store: QueueStore
  readonly lists: LaneLists
  readonly now: () => number
  readonly newId: () => string
  /** Runs one work of the lane at a time: two taps must not read the same state. */
  readonly turn: InTurn
}

export type Recorder = ReturnType<typeof recorder>

const isRunning = (state: LaneState): state is LaneState & { readonly shiftId: string } =>
  state.shiftId !== undefined && !state.isTrackingOff

/** Writes down what happens, and sends nothing. Each method resolves when the store has it. */
export function recorder({ store, lists, now, newId, turn }: RecorderDeps) {
  async function readState(): Promise<LaneState> {
    const [stored] = await store.read(lists.state, 1)
    return (stored?.value ?? {}) as LaneState
  }

  const write = (state: LaneState, entry: ClockEntry) =>
    store.write({
      clear: [lists.state],
      add: [
        { list: lists.state, value: state },
        { list: lists.waiting, value: entry },
      ],
    })

  function tapBreak(kind: 'break-start' | 'break-end', { at }: Tap): Promise<boolean> {
    const entry = { kind, at: instantOf(at, now) }
    const isOnBreak = kind === 'break-start'
    return turn(async () => {
      const state = await readState()
      if (!isRunning(state) || (state.isOnBreak ?? false) === isOnBreak) return false
      await write({ ...state, isOnBreak }, entry)
      return true
    })
  }

  return {
    state: readState,

    /** Begins a shift; on shift it changes nothing, unless the server has ended that one. Returns the shift's id, which is minted here. */
    clockIn({ at, note, position }: Tap & { note?: string; position?: GeoPoint } = {}): Promise<string> {
      const given = { ...(position && { position }), ...(note !== undefined && { note: noteOf(note) }) }
      const startedAt = instantOf(at, now)
      return turn(async () => {
        const state = await readState()
        if (isRunning(state)) return state.shiftId
        const shiftId = shiftIdOf(newId())
        await write({ shiftId, startedAt }, { kind: 'clock-in', at: startedAt, shiftId, ...given })
        return shiftId
      })
    },

    /** Ends the shift. Returns its id; off shift undefined. */
    clockOut({ at, position }: Tap & { position?: GeoPoint } = {}): Promise<string | undefined> {
      const endedAt = instantOf(at, now)
      return turn(async () => {
        const { shiftId } = await readState()
        if (shiftId === undefined) return undefined
        await write({}, { kind: 'clock-out', at: endedAt, shiftId, ...(position && { position }) })
        return shiftId
      })
    },

    /** Returns whether it changed anything: on shift, and not on a break. */
    startBreak: (tap: Tap = {}) => tapBreak('break-start', tap),

    /** Returns whether it changed anything: on a break. */
    endBreak: (tap: Tap = {}) => tapBreak('break-end', tap),

    /** Returns whether they were recorded. Off shift they are not: no position of a worker off shift is kept. */
    record(...positions: readonly Position[]): Promise<boolean> {
      const pings = positions.map((position) => pingOf(position))
      return turn(async () => {
        const state = await readState()
        if (!isRunning(state)) return false
        const { shiftId } = state
        const entries = pings.map((ping): Entry => ({ kind: 'position', at: ping.at, shiftId, ping }))
        await store.write({ add: entries.map((value) => ({ list: lists.waiting, value })) })
        return true
      })
    },
  }
}
