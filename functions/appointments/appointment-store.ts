import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { deleteDue, dueRow, putDue } from '../shared/background/due.ts'
import { toInstant, toMilliseconds } from '../shared/instant.ts'
import { appointmentKey, customerKey, dueKey, partitionOf } from '../shared/keys.ts'
import { settleAll } from '../shared/settle-all.ts'
import { type PageRequest, readRange } from '../shared/table/cursor-pages.ts'
import { readMatching, readRows } from '../shared/table/filtered-pages.ts'
import { type FailedCondition, ifExists, ifNotExists, type Table, type Write } from '../shared/table/table.ts'
import type { Reminder, replan } from './domain/reminders.ts'
import { type Appointment, AppointmentByTimeItem, AppointmentItem, maxDurationMinutes } from './items.ts'

export type AppointmentStore = ReturnType<typeof appointmentStore>
/** A customer hears of a move this long after the last one. */
const moveSettlesMilliseconds = 10 * 60_000
/** Beyond it, order as text is not order in time. */
const latest = Date.parse('9999-12-31T23:59:59.999Z')
const maxDurationMilliseconds = maxDurationMinutes * 60_000

type ReminderPlan = ReturnType<typeof replan>

export function appointmentStore(table: Table) {
  const put = async (accountId: string, appointment: Appointment, condition: object): Promise<Write> => ({
    Put: { TableName: table.name, Item: await table.row(AppointmentItem, accountId, appointment), ...condition },
  })

  const putEntry = async (accountId: string, appointment: Appointment): Promise<Write> => ({
    Put: { TableName: table.name, Item: await table.row(AppointmentByTimeItem, accountId, appointment) },
  })

  const deleteEntry = (accountId: string, appointment: Appointment): Write => ({
    Delete: { TableName: table.name, Key: AppointmentByTimeItem.key(accountId, appointment) },
  })

  const dueWrites = (
    accountId: string,
    { appointmentId, revision }: Appointment,
    { add, drop }: ReminderPlan,
  ): Write[] => [
    ...drop.map(({ id }: Reminder) => deleteDue(table, dueKey(accountId, 'reminder', id))),
    ...add.map(({ id, dueAt, offset }: Reminder) =>
      putDue(table, dueRow(accountId, 'reminder', id, dueAt, { appointmentId, revision, offset })),
    ),
  ]

  const cancellationWrites = (accountId: string, before: Appointment, after: Appointment): Write[] => {
    const { appointmentId, status, updatedAt } = after
    if (status !== 'cancelled' || before.status === status) return []
    return [
      putDue(table, dueRow(accountId, 'cancellation', appointmentId, toMilliseconds(updatedAt), { appointmentId })),
    ]
  }

  const moveWrites = (accountId: string, before: Appointment, after: Appointment): Write[] => {
    const { appointmentId, updatedAt, status } = after
    if (after.revision === before.revision || status === 'cancelled') return []
    const at = toMilliseconds(updatedAt) + moveSettlesMilliseconds
    return [putDue(table, dueRow(accountId, 'move', appointmentId, at, { appointmentId, at }))]
  }

  return {
    /** Returns false if there is no such customer. */
    async createAppointment(accountId: string, appointment: Appointment, plan: ReminderPlan): Promise<boolean> {
      const Key = customerKey(accountId, appointment.customerId)
      const check: Write = { ConditionCheck: { TableName: table.name, Key, ConditionExpression: ifExists } }
      const writes = [
        check,
        await put(accountId, appointment, { ConditionExpression: ifNotExists }),
        await putEntry(accountId, appointment),
        ...dueWrites(accountId, appointment, plan),
      ]
      const refused = await table.transact(writes, (refusals: FailedCondition[]) => refusals)
      return refused === undefined
    },

    async findAppointment(accountId: string, appointmentId: string): Promise<Appointment | undefined> {
      const Key = appointmentKey(accountId, appointmentId)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return Item && table.item(AppointmentItem, Item)
    },

    /** Returns false if it changed since `before` was read. */
    async changeAppointment(
      accountId: string,
      before: Appointment,
      after: Appointment,
      plan: ReminderPlan,
    ): Promise<boolean> {
      const unchanged = {
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.version },
      }
      const isMoved = before.startsAt !== after.startsAt
      const writes = [
        await put(accountId, after, unchanged),
        ...(isMoved ? [deleteEntry(accountId, before), await putEntry(accountId, after)] : []),
        ...dueWrites(accountId, after, plan),
        ...cancellationWrites(accountId, before, after),
        ...moveWrites(accountId, before, after),
      ]
      const refused = await table.transact(writes, () => true)
      return !refused
    },

    /** Whether the member of `appointment` has another one, not cancelled, at the same time. */
    async hasOverlap(accountId: string, appointment: Appointment): Promise<boolean> {
      const { memberId, appointmentId } = appointment
      if (memberId === undefined) return false
      const { startsAt, endsAt } = spanOf(appointment)
      const from = toInstant(Math.max(0, startsAt - maxDurationMilliseconds))
      const range = { pk: partitionOf(accountId, 'appointmentByTime'), from, to: toInstant(Math.min(endsAt, latest)) }
      const entries = await Array.fromAsync(readRange(table, range))
      const keys = entries.map((entry) => appointmentKey(accountId, String(entry['appointmentId'])))
      const others = (await readRows(table, keys)).flatMap((row) => (row ? [AppointmentItem.clear.parse(row)] : []))
      return others.some(
        (each) =>
          each.appointmentId !== appointmentId &&
          each.memberId === memberId &&
          each.status === 'scheduled' &&
          spanOf(each).startsAt < endsAt &&
          spanOf(each).endsAt > startsAt,
      )
    },

    /** Latest first; `from` inclusive, `to` exclusive (RFC 3339, UTC). */
    listAppointments(
      accountId: string,
      { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
      page: PageRequest & { readonly sparse: boolean },
      wanted: (appointment: Appointment) => boolean,
    ) {
      const bounds = { ...(from && { from }), ...(to && { to }) }
      const range = { pk: partitionOf(accountId, 'appointmentByTime'), ...bounds }
      return readMatching(table, range, page, async (entries) => {
        const rows = await readRows(
          table,
          entries.map((entry) => appointmentKey(accountId, String(entry['appointmentId']))),
        )
        const open = (row: Record<string, unknown> | undefined) => row && table.item(AppointmentItem, row)
        const appointments = await settleAll(rows.map(open))
        return appointments.map((each) => (each && wanted(each) ? each : undefined))
      })
    },
  }
}

/** Epoch milliseconds. */
function spanOf({ startsAt, durationMinutes }: Pick<Appointment, 'startsAt' | 'durationMinutes'>) {
  const start = toMilliseconds(startsAt)
  return { startsAt: start, endsAt: start + durationMinutes * 60_000 }
}
