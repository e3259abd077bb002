import { dueRow, type WorkMessage, workMessageOf } from '../background/due.ts'
import type { DueKind } from '../background/due-kinds.ts'
import type { Row } from '../table/define-item.ts'

/** Then the due row takes over from the messages sent directly. */
const directMilliseconds = 90_000

/**
 * The first message deletes at once; the second, after the quiesce, deletes what earlier requests have written since.
 * `sender`: of texts from a customer's phone, which may be older than the customer. `member-tracks` alone is for a member who never joined: hours that only staff entered take no positions.
 */
export function subjectErasure(
  accountId: string,
  subject: 'customer' | 'member-shifts' | 'member-tracks',
  id: string,
  now: number,
  more: { readonly sender?: string } = {},
): { due: Row; immediately: WorkMessage; afterQuiesce: WorkMessage } {
  const due = dueRow(accountId, 'erase-subject', `${subject}#${id}`, now + directMilliseconds, {
    what: subject,
    id,
    ...more,
  })
  const work = workMessageOf(due)
  return { due, immediately: { ...work, kind: 'erase-subject-now' satisfies DueKind }, afterQuiesce: work }
}
