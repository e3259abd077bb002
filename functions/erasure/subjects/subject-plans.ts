import { memberRowSets, storedResponses } from '../../accounts/erasers.ts'
import { customerAppointments } from '../../appointments/erasers.ts'
import { customerRowSets } from '../../customers/erasers.ts'
import { customerMessages, memberNotices } from '../../notifications/erasers.ts'
import type { RowSet } from '../../shared/erasure/eraser.ts'
import { memberShifts, memberTracks } from '../../shifts/erasers.ts'

/**
 * The smaller plans, by what they are about and how far they are. Between two steps lies the quiesce: what the first takes
 * away is what a late writer would need.
 */
export const subjectPlan: Readonly<Record<string, (accountId: string, id: string) => readonly RowSet[]>> = {
  /** The customer's row is gone already, and with it every way to write more but for what was under way. */
  customer: (accountId, id) => [
    ...customerMessages(accountId, id),
    ...customerAppointments(accountId, id),
    ...storedResponses(accountId, id),
    ...customerRowSets(accountId, id),
  ],
  'member-shifts': memberShifts,
  'member-tracks': (accountId, id) => [
    ...memberShifts(accountId, id),
    ...memberTracks(accountId, id),
    ...memberNotices(accountId, id),
    ...storedResponses(accountId, id),
    ...memberRowSets(accountId, id),
  ],
}

/** What a step leaves to a next one. */
export const nextOf: Readonly<Record<string, string>> = { 'member-shifts': 'member-tracks' }
