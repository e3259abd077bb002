import { type DueKind, dueRow, type Wake, wakeOf } from '../background/due.ts'
import type { Row } from '../table/define-item.ts'

/** After this the due row brings what the direct wakes did not. */
const patienceMilliseconds = 90_000

/**
 * The work of erasing one customer or one worker, for the transaction that makes it necessary, with its two wakes: one
 * that deletes at once, and one to be sent with the delay of the quiesce, which ends it.
 */
export function partErasure(
  accountId: string,
  what: 'customer' | 'member-shifts',
  id: string,
  now: number,
): { due: Row; atOnce: Wake; afterQuiesce: Wake } {
  const due = dueRow(accountId, 'erase-part', `${what}#${id}`, now + patienceMilliseconds, { what, id })
  const wake = wakeOf(due)
  return { due, atOnce: { ...wake, kind: 'erase-part-now' satisfies DueKind }, afterQuiesce: wake }
}
