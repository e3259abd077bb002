import { type Due, deleteDue, dueRow, putDue } from '../../shared/background/due.ts'
import { dueKey, type Key, openShiftKey } from '../../shared/keys.ts'
import { type NewNotice, newNotice } from '../../shared/messages/member-email.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { OpenShift } from './open-shift-item.ts'

/** Goes with the clock-in. `at`: epoch milliseconds. */
export function putSilenceJob(
  table: Pick<Table, 'name'>,
  accountId: string,
  { shiftId, memberId }: Pick<OpenShift, 'shiftId' | 'memberId'>,
  at: number,
): Write {
  return putDue(table, dueRow(accountId, 'silent-phone', shiftId, at, { memberId }))
}

/** Goes with every end of an open shift. */
export function deleteSilenceJob(table: Pick<Table, 'name'>, accountId: string, shiftId: string): Write {
  return deleteDue(table, dueKey(accountId, 'silent-phone', shiftId))
}

export type SilenceStore = ReturnType<typeof silenceStore>

export function silenceStore(table: Table) {
  /**
   * Queues the notice and ends the job, so that the office is told once a shift. Returns false, without a write, when the phone was
   * heard or the shift ended since `open` was read, or another run has told it.
   */
  async function addSilenceNotice(
    accountId: string,
    { shiftId, memberId, heardAt }: OpenShift,
    { pk, sk, details }: Due & Key,
    notice: NewNotice,
    now: number,
  ): Promise<boolean> {
    const { writes } = await newNotice(table, accountId, notice, now)
    const ConditionCheck = {
      TableName: table.name,
      Key: openShiftKey(accountId, memberId),
      ConditionExpression: 'shiftId = :shiftId AND heardAt = :heardAt',
      ExpressionAttributeValues: { ':shiftId': shiftId, ':heardAt': heardAt },
    }
    const Delete = {
      TableName: table.name,
      Key: { pk, sk },
      ConditionExpression: 'details = :details',
      ExpressionAttributeValues: { ':details': details },
    }
    return (await table.transact([...writes, { ConditionCheck }, { Delete }], () => 'refused' as const)) !== 'refused'
  }

  return { addSilenceNotice }
}
