import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { openShiftKey } from '../../shared/keys.ts'
import { listItems } from '../../shared/table/query-pages.ts'
import { clearOf, type Table } from '../../shared/table/table.ts'
import { type OpenShift, OpenShiftItem } from './open-shift-item.ts'
import { addCounts, countValues, type PingCounts } from './ping-count-item.ts'

/** The newest position of an upload, of which one device is the source. Epoch milliseconds. */
export type DeviceNewest = { readonly device: number; readonly at: number }

export type OpenShiftStore = ReturnType<typeof openShiftStore>

export function openShiftStore(table: Table) {
  async function readRow(accountId: string, memberId: string, ProjectionExpression?: string) {
    const Key = openShiftKey(accountId, memberId)
    const get = new GetCommand({ TableName: table.name, Key, ConsistentRead: true, ProjectionExpression })
    return (await table.send(get)).Item
  }

  async function findOpenShift(accountId: string, memberId: string): Promise<OpenShift | undefined> {
    const row = await readRow(accountId, memberId)
    return row && clearOf(OpenShiftItem, row)
  }

  /** Reads one attribute. */
  async function findOpenId(accountId: string, memberId: string): Promise<string | undefined> {
    const row = await readRow(accountId, memberId, 'shiftId')
    return row && OpenShiftItem.clear.shape.shiftId.parse(row['shiftId'])
  }

  function listOpenShifts(accountId: string): Promise<OpenShift[]> {
    return listItems(table, OpenShiftItem, accountId)
  }

  /**
   * `heardAt`: when the upload came, epoch milliseconds; undefined for what is counted without one.
   * Raises the device's newest position too, if `newest` is given: `overtaken`, without a write, when it is not the newest any more.
   * `changed`, without a write, when the shift is no longer open, or its gate moved: then what was stored must be looked at again.
   */
  async function addPingCounts(
    accountId: string,
    open: Pick<OpenShift, 'shiftId' | 'memberId' | 'gateFrom'>,
    counts: PingCounts,
    heardAt: number | undefined,
    newest?: DeviceNewest,
  ): Promise<'counted' | 'overtaken' | 'changed'> {
    const { memberId, shiftId, gateFrom } = open
    const set = [...(heardAt === undefined ? [] : ['heardAt = :heard']), ...(newest ? ['lastAt.#device = :at'] : [])]
    const update = new UpdateCommand({
      TableName: table.name,
      Key: openShiftKey(accountId, memberId),
      UpdateExpression: `${set.length > 0 ? `SET ${set.join(', ')} ` : ''}${addCounts}`,
      ConditionExpression: newest ? `${sameGate} AND attribute_exists(lastAt) AND ${isNewer(':at')}` : sameGate,
      ...(newest && { ExpressionAttributeNames: { '#device': String(newest.device) } }),
      ExpressionAttributeValues: {
        ...(heardAt !== undefined && { ':heard': heardAt }),
        ...(newest && { ':at': newest.at }),
        ...countValues(counts),
        ':shiftId': shiftId,
        ':gate': gateFrom,
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    return table.tryWrite(
      () => table.send(update).then(() => 'counted' as const),
      (row) => (row?.['shiftId'] === shiftId && row['gateFrom'] === gateFrom ? 'overtaken' : 'changed'),
    )
  }

  return { findOpenShift, findOpenId, listOpenShifts, addPingCounts }
}

const sameGate = 'shiftId = :shiftId AND gateFrom = :gate'

/** Than all that its device has had stored. */
export function isNewer(at: string): string {
  return `(attribute_not_exists(lastAt.#device) OR lastAt.#device < ${at})`
}
