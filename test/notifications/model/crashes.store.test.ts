import { expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company, oneHour } from '../world.ts'
import { crashable } from './crash-injection.ts'
import type { Channel } from './history.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

/** Prepares a company; returns the work message that sends, and the expected channels. */
type Scenario = (
  company: Company,
  appointmentId: string,
) => Promise<{ work: WorkMessage; channels: readonly Channel[] }>

const requested =
  (channel: Channel): Scenario =>
  async (company, appointmentId) => {
    await company.remind(appointmentId, [channel])
    return { work: company.sent[0] ?? expect.unreachable(), channels: [channel] }
  }

const planned = 'a planned reminder'

const scenarios: [name: string, begin: Scenario][] = [
  ['a requested SMS', requested('sms')],
  ['a requested email', requested('email')],
  [
    planned,
    async ({ accountId, time }, appointmentId) => {
      time.now = Date.parse('2026-03-03T15:00:30Z')
      const work = { pk: `${accountId}#due`, sk: `reminder#${appointmentId}#1#-P1D`, kind: 'reminder' } as const
      return { work, channels: ['sms', 'email'] }
    },
  ],
  [
    'a reminder that waited for the morning',
    async (company, appointmentId) => {
      company.time.now = Date.parse('2026-03-03T02:00:00Z')
      const [asked] = await company.remind(appointmentId, ['sms'])
      expect(asked?.status).toBe('deferred')
      company.time.now = Date.parse('2026-03-03T13:00:10Z')
      const { work } = company.deps.due(company.accountId, 'message', asked?.messageId ?? '', 0)
      return { work, channels: ['sms'] }
    },
  ],
  [
    'the email of a cancellation',
    async (company, appointmentId) => {
      await company.remind(appointmentId, ['email'])
      await company.runDue()
      company.emails.splice(0)
      company.time.now += 60_000
      await cancelAppointment(appointmentId, company.owner, company.deps)
      const { accountId } = company
      const work = { pk: `${accountId}#due`, sk: `cancellation#${appointmentId}`, kind: 'cancellation' } as const
      return { work, channels: ['email'] }
    },
  ],
  [
    'a move',
    async (company, appointmentId) => {
      await company.remind(appointmentId, ['sms', 'email'])
      await company.runDue()
      for (const taken of [company.sms, company.emails]) taken.splice(0)
      const move = { startsAt: '2026-03-04T18:00:00Z' }
      await changeAppointment(appointmentId, move, company.owner, company.deps)
      company.time.now += 10 * 60_000
      const { accountId } = company
      const work = { pk: `${accountId}#due`, sk: `move#${appointmentId}`, kind: 'move' } as const
      return { work, channels: ['sms', 'email'] }
    },
  ],
]

/** Over 100 s. */
const redeliveries = Number(process.env['REDELIVERIES'] ?? 20)

/** Crashes before one step of the work; then delivers its work message many times, with some due runs. */
async function afterCrashAt(step: number, name: string, begin: Scenario) {
  const company = await aCompany(table, `${name.replaceAll(' ', '-')}-${step}`)
  const { customerId } = await company.customer()
  for (const channel of ['sms', 'email'] as const) await company.recordsConsent(customerId, { channel })
  const { appointmentId } = await company.appointment(customerId, { reminders: name === planned ? ['-P1D'] : [] })
  const { work, channels } = await begin(company, appointmentId)
  const hasCrashed = await crashable(company).until(step, () => company.work(work))
  for (let round = 1; round <= redeliveries; round += 1) {
    company.time.now += 100_000 / redeliveries
    await company.work(work)
    if (round % (redeliveries / 5) === 0) await company.runDue()
  }
  const taken = { sms: company.sms.length, email: company.emails.length }
  const statusOf = async (channel: Channel) =>
    (await company.messages()).find((each) => each.channel === channel && each.kind === 'reminder')?.status
  return { company, channels, hasCrashed, taken, statusOf }
}

test.each(scenarios)(
  'after a crash at any step of %s and many redeliveries, each message is sent at most once and none is lost silently (rule 10)',
  async (name, begin) => {
    const seen = new Set<string | undefined>()
    let step = 0
    for (let hasCrashed = true; hasCrashed; step += 1) {
      const after = await afterCrashAt(step, name, begin)
      for (const channel of after.channels) {
        const [count, status] = [after.taken[channel], await after.statusOf(channel)]
        seen.add(status)
        expect([step, channel, count, status]).toEqual(
          status === 'sent' ? [step, channel, 1, 'sent'] : [step, channel, Math.min(count, 1), 'unknown'],
        )
      }
      hasCrashed = after.hasCrashed
      if (step % 10 !== 0) continue
      after.company.time.now += 80 * oneHour
      await after.company.runDue()
      for (const channel of after.channels) expect(['sent', 'expired']).toContain(await after.statusOf(channel))
      expect(await after.company.dueRows()).toEqual([])
    }
    expect(step).toBeGreaterThan(12)
    expect(seen).toEqual(new Set(['sent', 'unknown']))
  },
  240_000,
)
