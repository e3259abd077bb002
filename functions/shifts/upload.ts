import type { Principal } from '../shared/principal.ts'
import type { Sorted } from './domain/sorting.ts'
import type { OpenShiftStore } from './open-shift-store.ts'
import type { SegmentStore } from './segment-store.ts'
import type { ShiftStore } from './store.ts'

/** What the recording of positions needs; it holds no right that lets it delete anything. */
export type PingDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift' | 'admit' | 'settle'> &
  Pick<SegmentStore, 'pack' | 'putSegment' | 'emptySegment'> & { readonly now: () => number }

/** One upload of one worker, taken apart. */
export interface Upload extends Sorted {
  readonly accountId: string
  readonly memberId: string
  /** Days that positions are kept. */
  readonly days: number
  /** The shift that the phone says they are of. */
  readonly shiftId: string | undefined
  /** Milliseconds since 1970 of its arrival. */
  readonly now: number
}

/** Where its points ended; the three add up to them. */
export interface Kept {
  readonly stored: number
  readonly repeated: number
  readonly outside: number
  readonly tracking: 'on' | 'off'
}

export type Caller = Pick<Principal, 'accountId' | 'memberId' | 'account'>
