import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Due, deleteDue, dueRow, putDue } from '../../shared/background/due.ts'
import { dueKey, type Key, partitionOf } from '../../shared/keys.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { clearOf, type Table, type Write } from '../../shared/table/table.ts'
import type { CloseAt } from '../domain/hours/auto-close.ts'
import { OpenShiftItem } from './open-shift-item.ts'

/** Goes with the clock-in. */
export function putAutoCloseJob(
  table: Pick<Table, 'name'>,
  accountId: string,
  shiftId: string,
  closeAt: CloseAt,
): Write {
  return putDue(table, dueRow(accountId, 'auto-close', shiftId, closeAt.at, detailsOf(closeAt)))
}

/** Goes with every end of an open shift. */
export function deleteAutoCloseJob(table: Pick<Table, 'name'>, accountId: string, shiftId: string): Write {
  return deleteDue(table, dueKey(accountId, 'auto-close', shiftId))
}

function detailsOf({ seen }: CloseAt): Due['details'] {
  return seen === undefined ? {} : { seen }
}

export type AutoCloseStore = ReturnType<typeof autoCloseStore>

export function autoCloseStore(table: Table) {
  /** No-op if the shift was ended or the job changed since it was read. */
  async function postponeAutoClose({ pk, sk }: Key, due: Due, closeAt: CloseAt): Promise<void> {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'SET dueAt = :at, details = :next',
      ConditionExpression: 'dueAt = :dueAt AND details = :details',
      ExpressionAttributeValues: {
        ':at': closeAt.at,
        ':next': detailsOf(closeAt),
        ':dueAt': due.dueAt,
        ':details': due.details,
      },
    })
    await table.tryWrite<unknown, void>(
      () => table.send(update),
      () => undefined,
    )
  }

  /** No-op if it is due earlier. */
  async function advanceAutoClose(accountId: string, shiftId: string, at: number): Promise<void> {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: dueKey(accountId, 'auto-close', shiftId),
      UpdateExpression: 'SET dueAt = :at',
      ConditionExpression: 'dueAt > :at',
      ExpressionAttributeValues: { ':at': at },
    })
    await table.tryWrite<unknown, void>(
      () => table.send(update),
      () => undefined,
    )
  }

  async function* openSince(accountId: string) {
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'openShift') },
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) yield Items.map((row) => clearOf(OpenShiftItem, row))
  }

  return { postponeAutoClose, advanceAutoClose, openSince }
}
