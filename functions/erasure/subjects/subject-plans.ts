import { memberRowSets, storedResponses } from '../../accounts/erasers.ts'
import { customerAppointments } from '../../appointments/erasers.ts'
import { customerRowSets } from '../../customers/erasers.ts'
import { customerMessages, memberNotices } from '../../notifications/erasers.ts'
import { dictionary } from '../../shared/dictionary.ts'
import type { RowSet } from '../../shared/erasure/eraser.ts'
import { memberShifts, memberTracks } from '../../shifts/erasers.ts'

type Plan = (accountId: string, id: string, sender: string | undefined) => readonly RowSet[]

/**
 * A member takes two plans with the quiesce in between: after the first has deleted the shifts, no late writer can
 * add to their tracks.
 */
export const subjectPlans = dictionary<Plan>({
  customer: (accountId, id, sender) => [
    ...customerMessages(accountId, id, sender),
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
})

export const nextPlan = dictionary({ 'member-shifts': 'member-tracks' })
