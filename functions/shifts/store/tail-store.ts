import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { openShiftKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { clearOf, type Table } from '../../shared/table/table.ts'
import { decodeTailEntry } from '../domain/codec/tail-entry.ts'
import { isTailDue, maxEntries } from '../domain/rules/tail.ts'
import type { Point } from '../domain/track/point.ts'
import { type OpenShift, OpenShiftItem } from './open-shift-item.ts'
import { type DeviceNewest, isNewer } from './open-shift-store.ts'
import { addCounts, countValues, type PingCounts } from './ping-count-item.ts'

export type TailUpload = {
  /** Encoded, not sealed. */
  readonly entry: Uint8Array
  /** Epoch milliseconds. */
  readonly first: number
  readonly newest: DeviceNewest
  /** If named by the phone. */
  readonly shiftId: string | undefined
  readonly counts: PingCounts
  /** When it came, epoch milliseconds. */
  readonly heardAt: number
}

/** `due`: the row as it is now, if its tail is to become a segment. */
type Appended = { readonly due: OpenShift | undefined }

/** `open`: the row as it is now. */
export type Admission =
  | (Appended & { readonly isAdmitted: true })
  | { readonly isAdmitted: false; readonly open: OpenShift | undefined }

/** Newer than all that the device has had stored, and inside the open shift. */
const inOrder = `gateFrom <= :first AND ${isNewer(':first')} AND size(tail) < :most`

export type TailStore = ReturnType<typeof tailStore>

/** The newest uploads, in the row of the open shift. */
export function tailStore(table: Table) {
  /** One conditional write lets an upload in order pass the gate, counts it and stores it. */
  async function admit(
    accountId: string,
    memberId: string,
    { entry, first, newest, shiftId, counts, heardAt }: TailUpload,
  ): Promise<Admission> {
    const key = openShiftKey(accountId, memberId)
    const sealed = await table.sealBytes(key, entry)
    const update = new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: `SET tail = list_append(tail, :entry), heardAt = :heard, lastAt.#device = :at ${addCounts}`,
      ConditionExpression: shiftId === undefined ? inOrder : `${inOrder} AND shiftId = :shiftId`,
      ExpressionAttributeNames: { '#device': String(newest.device) },
      ExpressionAttributeValues: {
        ':entry': [sealed],
        ':first': first,
        ':at': newest.at,
        ':most': maxEntries,
        ':heard': heardAt,
        ...countValues(counts),
        ...(shiftId !== undefined && { ':shiftId': shiftId }),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    return table.tryWrite<Admission, Admission>(
      async () => ({ isAdmitted: true, ...appendedTo((await table.send(update)).Attributes) }),
      (row) =>
        holds(row, sealed)
          ? { isAdmitted: true, ...appendedTo(row) }
          : { isAdmitted: false, open: row && clearOf(OpenShiftItem, row) },
    )
  }

  /**
   * Stores an upload that was compared with all that `open` and its segments hold, and counts it. Raises the device's newest
   * position if `newest` is given. Undefined, without a write, when the shift ended, its gate moved, or anything came since.
   */
  async function appendCompared(
    accountId: string,
    open: OpenShift,
    { entry, counts, heardAt }: Pick<TailUpload, 'entry' | 'counts' | 'heardAt'>,
    newest: DeviceNewest | undefined,
  ): Promise<Appended | undefined> {
    const { memberId, shiftId, gateFrom, tail, tailFrom } = open
    const key = openShiftKey(accountId, memberId)
    const sealed = await table.sealBytes(key, entry)
    const update = new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: `SET tail = list_append(tail, :entry), heardAt = :heard${newest ? ', lastAt.#device = :at' : ''} ${addCounts}`,
      ConditionExpression: `shiftId = :shiftId AND gateFrom = :gate AND tailFrom = :from AND size(tail) = :length${newest ? ` AND ${isNewer(':at')}` : ''}`,
      ...(newest && { ExpressionAttributeNames: { '#device': String(newest.device) } }),
      ExpressionAttributeValues: {
        ':entry': [sealed],
        ...countValues(counts),
        ':heard': heardAt,
        ':shiftId': shiftId,
        ':gate': gateFrom,
        ':from': tailFrom,
        ':length': tail.length,
        ...(newest && { ':at': newest.at }),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    return table.tryWrite<Appended, Appended | undefined>(
      async () => appendedTo((await table.send(update)).Attributes),
      (row) => (holds(row, sealed) ? appendedTo(row) : undefined),
    )
  }

  /** One list for each entry. */
  async function openTail(accountId: string, { memberId, tail }: OpenShift): Promise<Point[][]> {
    const key = openShiftKey(accountId, memberId)
    return settleAll(tail.map(async (sealed) => decodeTailEntry(await table.openBytes(key, sealed))))
  }

  /**
   * Removes the entries that `open` has; later ones stay. Returns false, without a write, when the shift ended or its gate moved:
   * then what was stored must be looked at again. No-op after another clear.
   */
  async function clearTail(accountId: string, open: OpenShift): Promise<boolean> {
    const { memberId, shiftId, gateFrom, tail, tailFrom } = open
    // the last first: the engine of the local cloud removes one after the other, AWS all at once
    const removed = tail.map((_, index) => `tail[${index}]`).toReversed()
    const update = new UpdateCommand({
      TableName: table.name,
      Key: openShiftKey(accountId, memberId),
      UpdateExpression: `SET tailFrom = :next REMOVE ${removed.join(', ')}`,
      ConditionExpression: 'shiftId = :shiftId AND tailFrom = :from',
      ExpressionAttributeValues: { ':next': tailFrom + tail.length, ':shiftId': shiftId, ':from': tailFrom },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    return table.tryWrite(
      () => table.send(update).then(() => true),
      (row) => row?.['shiftId'] === shiftId && row['gateFrom'] === gateFrom,
    )
  }

  return { admit, appendCompared, openTail, clearTail }
}

/** After an answer that comes too late the SDK writes again. No other entry is the same, since its nonce is random. */
function holds(row: Record<string, unknown> | undefined, sealed: Uint8Array): boolean {
  return tailOf(row).some((each) => Buffer.compare(each, sealed) === 0)
}

/** Most uploads need no more of the row than how long it is. */
function appendedTo(row: Record<string, unknown> = {}): Appended {
  const lengths = tailOf(row).map(({ length }) => length)
  const isDue = isTailDue(lengths, Object.keys(row['lastAt'] ?? {}).length)
  return { due: isDue ? clearOf(OpenShiftItem, row) : undefined }
}

function tailOf(row: Record<string, unknown> | undefined): readonly Uint8Array[] {
  return (row?.['tail'] as Uint8Array[] | undefined) ?? []
}
