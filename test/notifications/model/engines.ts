import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { learn } from '../../../functions/notifications/feedback/record-delivery-event.ts'
import type { Message } from '../../../functions/notifications/items.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aCompany } from '../world.ts'
import type { Death, Run, System } from './agrees.ts'
import { mortal } from './crash-injection.ts'
import { type Channel, channels, type Happening, startAfter } from './history.ts'

const title = 'Boiler check'

/** The whole system but for its handlers: stores on a real engine, providers that keep what they take. */
export async function engines(table: Table, mark: number, beginning: number): Promise<System> {
  const company = await aCompany(table, `history-${mark}`)
  const { accountId, deps, owner, time } = company
  time.now = beginning
  const contact = { phone: `+1206555${1000 + mark}`, email: `ana${mark}@x.example` }
  const { customerId } = await company.customer(contact)
  const startsAt = new Date(startAfter(beginning)).toISOString()
  const { appointmentId } = await company.appointment(customerId, { startsAt, title })
  const runs = mortal(company)
  const counted = new Set<string>()
  const last = new Map<Channel, Message>()
  let bounces = 0

  async function bounce(channel: Channel): Promise<void> {
    const { messageId = '', providerMessageId = '' } = last.get(channel) ?? {}
    const at = new Date(time.now).toISOString()
    const [type, cause] =
      channel === 'sms' ? (['failure', 'carrier-block'] as const) : (['bounce', 'hard-bounce'] as const)
    const event = { type, at, id: `event-${bounces++}` }
    await learn({ accountId, messageId, providerMessageId, event, cause }, deps)
  }

  async function happens(happening: Happening, now: number): Promise<void> {
    time.now = Math.max(time.now, now)
    switch (happening.what) {
      case 'grant':
        await orConflict(company.says(customerId, { channel: happening.channel, method: happening.method }))
        break
      case 'withdraw':
        await company.says(customerId, { channel: happening.channel, decision: 'withdrawn' })
        break
      case 'text':
        await company.hears(happening.body, { from: contact.phone })
        break
      case 'bounce':
        await bounce(happening.channel)
        break
      case 'cancel':
        await cancelAppointment(appointmentId, owner, deps)
        break
      case 'move': {
        const at = Math.floor((now + happening.inMinutes * 60_000) / 60_000) * 60_000
        const change = { startsAt: new Date(at).toISOString(), timeZone: happening.timeZone }
        await orConflict(changeAppointment(appointmentId, change, owner, deps))
        break
      }
      case 'zone':
        await changeCustomer(customerId, { timeZone: happening.timeZone }, owner, deps)
    }
  }

  const taken = (channel: Channel) =>
    channel === 'sms'
      ? company.texts.filter(({ body }) => body.includes(title)).length
      : company.mails.filter(({ mail }) => mail.subject.startsWith('Reminder')).length

  async function run(now: number, death: Death | undefined): Promise<Run> {
    const before = channels.map(taken)
    time.now = Math.max(time.now, now)
    if (death) await runs.until(death.step, company.runDue)
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

  return { happens, run }
}

function nameOf({ revision, offset, channel }: Message): string {
  return `${revision} ${offset} ${channel}`
}

/** What the office is told when it may not. */
async function orConflict(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error) || !('status' in error) || error.status !== 409) throw error
  })
}
