import { randomUUID } from 'node:crypto'
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { defaultSettings } from '../functions/shared/identity/account.ts'
import type { Principal } from '../functions/shared/identity/principal.ts'
import { newId } from '../functions/shared/ids.ts'
import { toInstant } from '../functions/shared/instant.ts'
import type { Table } from '../functions/shared/table/table.ts'
import { clockIn } from '../functions/shifts/clocking/clock-in.ts'
import { clockOut } from '../functions/shifts/clocking/clock-out.ts'
import { toTrackPoint } from '../functions/shifts/domain/formats/position-fields.ts'
import type { Ping } from '../functions/shifts/domain/pings/ping.ts'
import type { Point } from '../functions/shifts/domain/track/point.ts'
import { recordPings } from '../functions/shifts/ingest/record-pings.ts'
import { storesOver } from '../test/shifts/world.ts'
import { giveKeys } from '../test/support/engine.ts'

/** Skips the HTTP wrapper. */
export async function workerOnShift(table: Table, startedAt: number, accountId = newId()) {
  await giveKeys(table, accountId)
  table.keyring.forget(accountId) // it may have had other keys already
  const account = { timeZone: 'Europe/Zurich', settings: { ...defaultSettings, retention: { trackDays: 3650 } } }
  const principal = {
    accountId,
    memberId: newId(),
    role: 'worker',
    noticeAcknowledgedAt: '2026',
    acknowledgedTerms: { trackDays: 3650, toleranceSeconds: 60, audience: 1 },
    account,
  } as unknown as Principal
  let aheadMilliseconds = 0
  const clock = {
    get now() {
      return Date.now() + aheadMilliseconds
    },
    advance: (milliseconds: number) => {
      aheadMilliseconds += milliseconds
    },
  }
  const deps = { ...storesOver(table), now: () => clock.now, newId }
  const { body } = await clockIn({ at: toInstant(startedAt) }, principal, deps)
  const { shiftId } = body as { shiftId: string }
  const upload = (pings: Ping[]) => recordPings({ pings }, principal, deps)
  return { accountId, shiftId, principal, clock, deps, upload, end: () => clockOut({}, principal, deps) }
}

export function pingOf(point: Point): Ping {
  return toTrackPoint(point) as Ping
}

/** Baseline of most ratios: one item per position, without a shift gate. */
export function itemPerPing(table: Table) {
  const shiftId = randomUUID()
  const accountId = newId()
  const itemOf = (point: Point) => ({
    pk: `${accountId}#${shiftId}`,
    sk: toInstant(point.at),
    ...toTrackPoint(point),
  })
  return {
    pk: `${accountId}#${shiftId}`,
    put: (point: Point) => table.send(new PutCommand({ TableName: table.name, Item: itemOf(point) })),
    batch: (points: readonly Point[]) =>
      table.send(
        new BatchWriteCommand({
          RequestItems: { [table.name]: points.map((point) => ({ PutRequest: { Item: itemOf(point) } })) },
        }),
      ),
    itemOf,
  }
}

export function slices<T>(all: readonly T[], size: number): T[][] {
  if (size >= all.length) return [[...all]]
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))
}
