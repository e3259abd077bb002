import { expect } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { dueKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

export const minute = 60_000
export const start = Date.parse('2026-03-04T15:00:00Z') // 10:00 in New York

/** An appointment whose start a reminder told now, by `channels`; without any, none has gone out. */
export async function aRemindedAppointment(
  table: Table,
  accountId: string,
  channels: readonly ('sms' | 'email')[] = ['sms', 'email'],
) {
  const company = await aCompany(table, accountId)
  const { appointmentId, customerId } = await aReadyCustomer(company)
  if (channels.length > 0) await company.remind(appointmentId, channels)
  await company.runDue()
  const before = { sms: company.sms.length, emails: company.emails.length }
  expect(before.sms + before.emails).toBe(channels.length)
  const move = (minutes: number) => {
    const startsAt = new Date(start + minutes * minute).toISOString()
    return changeAppointment(appointmentId, { startsAt }, company.owner, company.deps)
  }
  const wait = async (minutes: number) => {
    company.time.now += minutes * minute
    await company.runDue()
    await company.runDue()
  }
  /** What went out since the reminder. */
  const sent = () => [company.sms.length - before.sms, company.emails.length - before.emails]
  const moveKey = dueKey(accountId, 'move', appointmentId)
  const moves = async () => (await company.messages()).filter(({ offset }) => offset === 'move')
  return { company, appointmentId, customerId, move, wait, sent, moves, moveKey }
}
