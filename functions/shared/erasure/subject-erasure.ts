import { dueRow, type WorkMessage, workMessageOf } from '../background/due.ts'
import type { DueKind } from '../background/due-kinds.ts'
import type { Row } from '../table/define-item.ts'

/** After this the due row brings what the direct wakes did not. */
const patienceMilliseconds = 90_000

/**
 * The work of erasing one customer or one worker, for the transaction that makes it necessary, with its two wakes: one
 * that deletes at once, and one to be sent with the delay of the quiesce, which ends it.
 */
export function subjectErasure(
  accountId: string,
  what: 'customer' | 'member-shifts',
  id: string,
  now: number,
): { due: Row; immediately: WorkMessage; afterQuiesce: WorkMessage } {
  const due = dueRow(accountId, 'erase-subject', `${what}#${id}`, now + patienceMilliseconds, { what, id })
  const work = workMessageOf(due)
  return { due, immediately: { ...work, kind: 'erase-subject-now' satisfies DueKind }, afterQuiesce: work }
}
