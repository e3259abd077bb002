import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod'
import { type Key, openShiftKey } from '../../shared/keys.ts'
import { listItems } from '../../shared/table/query-pages.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { Newest } from '../domain/track/live-position.ts'
import { deleteAutoCloseJob } from './auto-close-store.ts'
import { LivePosition, type OpenShift, OpenShiftItem } from './open-shift-item.ts'
import type { PingCounts } from './ping-count-item.ts'
import { pingCountWrite } from './ping-count-store.ts'

export type GateRequest = {
  /** Epoch milliseconds. */
  readonly first: number
  readonly newest: Newest
  readonly segmentName: string
  /** If named by the phone. */
  readonly shiftId?: string | undefined
  readonly counts: PingCounts
}

/** The gate does not decrypt the live position. */
export type OpenGate = z.infer<typeof OpenShiftItem.clear>

/** `replayed`: passed and counted before, but perhaps not stored. */
export type Admission =
  | { readonly outcome: 'passed' | 'replayed'; readonly open: OpenGate }
  | { readonly outcome: 'refused'; readonly open: OpenGate | undefined }

const setLive = 'SET liveAt = :liveAt, sealed = :sealed'

const addCounts = 'ADD storedPings :stored, duplicatePings :duplicates, outsidePings :outside, invalidPings :invalid'

const inOrder = 'gateFrom <= :first AND liveAt < :liveAt'

const stillOpen = 'shiftId = :shiftId'

const sameCounts =
  'storedPings = :stored AND duplicatePings = :duplicates AND outsidePings = :outside AND invalidPings = :invalid'

export type OpenShiftStore = ReturnType<typeof openShiftStore>

export function openShiftStore(table: Table) {
  async function readRow(accountId: string, memberId: string, ProjectionExpression?: string) {
    const Key = openShiftKey(accountId, memberId)
    const get = new GetCommand({ TableName: table.name, Key, ConsistentRead: true, ProjectionExpression })
    return (await table.send(get)).Item
  }

  async function findOpenShift(accountId: string, memberId: string): Promise<OpenShift | undefined> {
    const row = await readRow(accountId, memberId)
    return row && table.item(OpenShiftItem, row)
  }

  /** Every upload asks, so it reads one attribute. */
  async function findOpenId(accountId: string, memberId: string): Promise<string | undefined> {
    const row = await readRow(accountId, memberId, 'shiftId')
    return row && OpenShiftItem.clear.shape.shiftId.parse(row['shiftId'])
  }

  async function findGate(accountId: string, memberId: string): Promise<OpenGate | undefined> {
    const row = await readRow(accountId, memberId)
    return row && OpenShiftItem.clear.parse(row)
  }

  function listOpenShifts(accountId: string): Promise<OpenShift[]> {
    return listItems(table, OpenShiftItem, accountId)
  }

  /**
   * One conditional write admits an upload in order, inside the open shift, and moves the live position and the
   * counters. A refusal returns the open shift.
   */
  async function admit(accountId: string, memberId: string, request: GateRequest): Promise<Admission> {
    const { first, newest, segmentName, shiftId, counts } = request
    const key = openShiftKey(accountId, memberId)
    const update = new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: `${setLive}, lastUpload = :segmentName ${addCounts}, passedUploads :one`,
      ConditionExpression: shiftId === undefined ? inOrder : `${inOrder} AND ${stillOpen}`,
      ExpressionAttributeValues: {
        ...(await liveValues(key, newest)),
        ...countValues(counts),
        ':first': first,
        ':segmentName': segmentName,
        ':one': 1,
        ...(shiftId !== undefined && { ':shiftId': shiftId }),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    const { row, passed } = await table.tryWrite(
      async () => ({ row: (await table.send(update)).Attributes, passed: true }),
      (old) => ({ row: old, passed: false }),
    )
    const open = row && OpenShiftItem.clear.parse(row)
    if (!open) return { outcome: 'refused', open: undefined }
    if (passed) return { outcome: 'passed', open }
    const isReplayed = open.lastUpload === segmentName && (shiftId ?? open.shiftId) === open.shiftId
    return { outcome: isReplayed ? 'replayed' : 'refused', open }
  }

  /**
   * Moves the live position too if `newest` is newer. Returns false, without a write, when the shift is no longer open.
   */
  async function addPingCounts(
    accountId: string,
    open: OpenGate,
    counts: PingCounts,
    newest?: Newest,
  ): Promise<boolean> {
    const key = openShiftKey(accountId, open.memberId)
    const update = new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: newest ? `${setLive} ${addCounts}` : addCounts,
      ConditionExpression: newest ? `${stillOpen} AND liveAt < :liveAt` : stillOpen,
      ExpressionAttributeValues: {
        ...(newest && (await liveValues(key, newest))),
        ...countValues(counts),
        ':shiftId': open.shiftId,
      },
    })
    return table.tryWrite(
      () => table.send(update).then(() => true),
      () => (newest ? addPingCounts(accountId, open, counts) : false),
    )
  }

  async function liveValues(key: Key, { live, liveAt }: Newest) {
    const personal = Buffer.from(JSON.stringify({ live: LivePosition.parse(live) }))
    return { ':liveAt': liveAt, ':sealed': await table.sealBytes(key, personal) }
  }

  return { findOpenShift, findOpenId, findGate, listOpenShifts, admit, addPingCounts }
}

function countValues({ stored, duplicates, outside, invalid }: PingCounts) {
  return { ':stored': stored, ':duplicates': duplicates, ':outside': outside, ':invalid': invalid }
}

/**
 * Moves the counters to a day (YYYY-MM-DD) and deletes the auto-close job. Fails if anything was counted since the
 * read.
 */
export function endOpenShiftWrites(
  table: Pick<Table, 'name'>,
  accountId: string,
  open: OpenGate,
  day: string,
): Write[] {
  const { memberId, shiftId } = open
  const counts: PingCounts = {
    stored: open.storedPings,
    duplicates: open.duplicatePings,
    outside: open.outsidePings,
    invalid: open.invalidPings,
  }
  const Delete = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    ConditionExpression: `${stillOpen} AND ${sameCounts}`,
    ExpressionAttributeValues: { ':shiftId': shiftId, ...countValues(counts) },
  }
  const isEmpty = Object.values(counts).every((count) => count === 0)
  const ended: Write[] = [{ Delete }, deleteAutoCloseJob(table, accountId, shiftId)]
  return isEmpty ? ended : [...ended, { Update: pingCountWrite(table, accountId, { memberId, day }, counts) }]
}
