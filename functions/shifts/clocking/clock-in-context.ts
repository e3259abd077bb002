import type { NoticeTerms } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import type { MemberLock } from '../store/member-lock-store.ts'
import type { ShiftAlias } from '../store/shift-items.ts'
import type { ClockInRequest } from './schemas.ts'

/** What a clock-in needs to know. `startedAt`: epoch milliseconds. */
export type ClockInContext = {
  readonly request: ClockInRequest
  readonly caller: Principal
  readonly startedAt: number
  readonly now: number
  readonly lock: MemberLock
  /** Of the notice that stood at the time of the clock-in. */
  readonly terms: NoticeTerms
  readonly isAcknowledged: boolean
  /** Of the phone’s id, if it was refused before. */
  readonly refused: ShiftAlias | undefined
}
