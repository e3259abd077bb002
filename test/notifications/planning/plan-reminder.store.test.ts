import { describe, expect, test } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('scheduled reminders', () => {
  test('are sent at their offsets, each once, by the granted channels', async () => {
    const company = await aCompany(table, 'scheduled')
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId)
    await company.appointment(customerId)
    await company.runDue()
    expect(company.sms).toEqual([])
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    company.time.now = Date.parse('2026-03-04T13:01:00Z')
    await company.runDue()
    await company.runDue()
    expect(company.sms).toHaveLength(2)
    expect(await company.dueRows()).toEqual([])
    const kinds = (await company.messages()).map(({ channel, status, reason, offset }) => [
      channel,
      status,
      reason,
      offset,
    ])
    expect(kinds.sort()).toEqual([
      ['email', 'refused', 'no_consent', '-P1D'],
      ['email', 'refused', 'no_consent', '-PT2H'],
      ['sms', 'sent', undefined, '-P1D'],
      ['sms', 'sent', undefined, '-PT2H'],
    ])
  })

  test('later than half their offset are refused (rule 8)', async () => {
    const company = await aCompany(table, 'lateness')
    await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-04T03:00:00Z') + 61_000 // 12 h and a minute after the first
    await company.runDue()
    expect((await company.messages()).map(({ reason }) => reason)).toEqual(['too_late', 'too_late'])
    expect(company.sms).toEqual([])
  })

  test('of a former revision are refused at every stage', async () => {
    const company = await aCompany(table, 'revisions')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    let moved = false
    company.hook.before = async (step) => {
      if (step !== 'write' || moved) return
      moved = true
      await changeAppointment(appointmentId, { startsAt: '2026-03-06T15:00:00Z' }, company.owner, company.deps)
    }
    await company.runDue()
    company.hook.before = undefined
    expect(company.sms).toEqual([])
    company.time.now = Date.parse('2026-03-05T15:00:30Z')
    await company.runDue()
    expect(company.sms.map(({ body }) => body.includes('March 6'))).toEqual([true])
    expect(company.emails).toHaveLength(1)
  })

  test('are planned once by concurrent runs', async () => {
    const company = await aCompany(table, 'planned')
    await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await Promise.all([company.runDue(), company.runDue(), company.runDue()])
    expect([company.sms.length, company.emails.length]).toEqual([1, 1])
  })

  test('an early work message plans nothing', async () => {
    const company = await aCompany(table, 'before-time')
    const { appointmentId } = await aReadyCustomer(company)
    await company.work({ pk: 'before-time#due', sk: `reminder#${appointmentId}#1#-P1D`, kind: 'reminder' })
    expect(await company.dueRows()).toHaveLength(2)
    expect(await company.messages()).toEqual([])
  })
})
