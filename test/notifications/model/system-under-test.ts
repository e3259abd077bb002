import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { recordDeliveryEvent } from '../../../functions/notifications/feedback/record-delivery-event.ts'
import type { Message } from '../../../functions/notifications/items.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aCompany } from '../world.ts'
import type { Crash, Run, System } from './check-against-rules.ts'
import { crashable } from './crash-injection.ts'
import { appointmentStart, type Channel, channels, type HistoryEvent } from './history.ts'

const title = 'Boiler check'

/** All but the handlers: stores on a real engine, providers that record what they take. */
export async function systemUnderTest(table: Table, mark: number, startTime: number): Promise<System> {
  const company = await aCompany(table, `history-${mark}`)
  const { accountId, deps, owner, time } = company
  time.now = startTime
  const contact = { phone: `+1206555${1000 + mark}`, email: `ana${mark}@x.example` }
  const { customerId } = await company.customer(contact)
  const startsAt = new Date(appointmentStart(startTime)).toISOString()
  const { appointmentId } = await company.appointment(customerId, { startsAt, title })
  const runs = crashable(company)
  const counted = new Set<string>()
  const last = new Map<Channel, Message>()
  let bounces = 0

  async function bounce(channel: Channel): Promise<void> {
    const { messageId = '', providerMessageId = '' } = last.get(channel) ?? {}
    const at = new Date(time.now).toISOString()
    const [type, cause] =
      channel === 'sms' ? (['failure', 'carrier-block'] as const) : (['bounce', 'hard-bounce'] as const)
    const event = { type, at, id: `event-${bounces++}` }
    await recordDeliveryEvent({ accountId, messageId, providerMessageId, event, cause }, deps)
  }

  async function apply(event: HistoryEvent, now: number): Promise<void> {
    time.now = Math.max(time.now, now)
    switch (event.what) {
      case 'grant':
        await orConflict(
          company.recordsConsent(customerId, { channel: event.channel, method: event.method, evidence: 'form 7' }),
        )
        break
      case 'withdraw':
        await company.recordsConsent(customerId, { channel: event.channel, decision: 'withdrawn' })
        break
      case 'text':
        await company.receives(event.body, { from: contact.phone })
        break
      case 'bounce':
        await bounce(event.channel)
        break
      case 'cancel':
        await cancelAppointment(appointmentId, owner, deps)
        break
      case 'move': {
        const at = Math.floor((now + event.inMinutes * 60_000) / 60_000) * 60_000
        const change = { startsAt: new Date(at).toISOString(), timeZone: event.timeZone }
        await orConflict(changeAppointment(appointmentId, change, owner, deps))
        break
      }
      case 'zone':
        await changeCustomer(customerId, { timeZone: event.timeZone }, owner, deps)
    }
  }

  const taken = (channel: Channel) =>
    channel === 'sms'
      ? company.sms.filter(({ body }) => body.includes(title)).length
      : company.emails.filter(({ email }) => /^(Reminder|New time)/.test(email.subject)).length

  async function run(now: number, crash: Crash | undefined): Promise<Run> {
    const before = channels.map(taken)
    time.now = Math.max(time.now, now)
    if (crash) await runs.until(crash.step, company.runDue)
    await company.runDue()
    const [gone, lost]: [Message[], Message[]] = [[], []]
    const fresh = (await company.messages()).filter(
      ({ messageId, kind, cancels }) => kind === 'reminder' && !cancels && !counted.has(messageId),
    )
    channels.forEach((channel, index) => {
      const ofChannel = fresh.filter((each) => each.channel === channel)
      const settled = ofChannel.filter(({ status }) => status === 'sent')
      const claimed = ofChannel.filter(({ status }) => status === 'sending')
      const unsettled = taken(channel) - (before[index] ?? 0) - settled.length
      if (unsettled < 0 || unsettled > claimed.length) throw new Error('more, or less, went out than the rows say')
      gone.push(...settled, ...claimed.slice(0, unsettled))
      lost.push(...claimed.slice(unsettled))
    })
    for (const message of [...gone, ...lost]) counted.add(message.messageId)
    for (const message of gone) last.set(message.channel, message)
    return { gone: gone.map(nameOf), lost: lost.map(nameOf) }
  }

  return { apply, run }
}

function nameOf({ revision, offset, channel }: Message): string {
  return `${revision} ${offset} ${channel}`
}

async function orConflict(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error) || !('status' in error) || error.status !== 409) throw error
  })
}
