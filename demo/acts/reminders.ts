import { eventually, request } from '../client.ts'
import type { Cloud } from '../cloud.ts'
import { act, done, quote, refused } from '../terminal.ts'
import { channelName, withArticle } from '../words.ts'
import type { Company } from './people.ts'

type Text = { to: string; body: string }
type Decided = { channel: string; status: string; reason?: string }
type Customer = { customerId: string; name: string; phone: string }

export async function remindCustomers(cloud: Cloud, { office }: Company, now: number): Promise<void> {
  act('The office reminds two customers of tomorrow’s appointments')
  const yes = await customer('Yara Yes')
  const no = await customer('Nora No')
  await consents(yes, 'sms', 'Ticked “text me before you come” on the booking form')
  await consents(yes, 'email', 'Ticked “email me before you come” on the booking form')

  await remind(yes)
  await shown(yes)
  await remind(no)
  await consents(no, 'sms', 'Said at the door: yes, do text me before you come')
  await remind(no)
  await shown(no)

  await request(cloud, 'POST', '/_local/sms/inbound', { from: no.phone, body: 'Stop!' })
  done(`${no.name} answers “Stop!”`)
  await shown(no, 2)
  await remind(no)

  async function customer(name: string): Promise<Customer> {
    const digits = String(Math.floor(Math.random() * 10_000)).padStart(4, '0')
    const [first = ''] = name.toLowerCase().split(' ')
    const body = {
      name,
      kind: 'customer',
      phone: `+4179555${digits}`,
      email: `${first}-${digits}@example.test`,
      timeZone: daytimeZone(now),
    }
    return office.must<Customer>('POST', '/v1/customers', body)
  }

  async function consents(to: Customer, channel: string, statement: string): Promise<void> {
    const entry = { channel, kinds: ['reminder'], decision: 'granted', method: 'verbal', statement }
    await office.must('POST', `/v1/customers/${to.customerId}/consents`, entry)
    done(`${to.name} consents to reminders by ${channelName(channel)}`, statement)
  }

  async function remind(to: Customer): Promise<void> {
    const startsAt = new Date(now + 26 * 3_600_000).toISOString()
    const appointment = {
      customerId: to.customerId,
      startsAt,
      durationMinutes: 90,
      kind: 'job',
      title: 'Window cleaning',
    }
    const { appointmentId } = await office.must<{ appointmentId: string }>('POST', '/v1/appointments', appointment)
    const path = `/v1/appointments/${appointmentId}/reminders`
    const { messages } = await office.must<{ messages: Decided[] }>('POST', path, { channels: ['sms', 'email'] })
    for (const { channel, status, reason } of messages) {
      const reminder = `${withArticle(channelName(channel))} reminder to ${to.name}`
      if (status === 'refused') refused(reminder, reason ?? '')
      else done(reminder, status)
    }
  }

  async function shown(to: Customer, count = 1): Promise<void> {
    const text = await eventually(`a text to ${to.name}`, async () => {
      const { body } = await request<Text[]>(cloud, 'GET', `/_local/sms?to=${encodeURIComponent(to.phone)}`)
      return body.length >= count ? body.at(-1) : undefined
    })
    quote(`text to ${to.name}`, text.body)
  }
}

/** A zone where it is about noon, so that the sending hours allow reminders whenever the demo runs. */
function daytimeZone(now: number): string {
  const zones = [
    'Pacific/Auckland',
    'Asia/Tokyo',
    'Asia/Kolkata',
    'Europe/Zurich',
    'America/Sao_Paulo',
    'America/Denver',
    'Pacific/Honolulu',
  ]
  const distance = (zone: string) => Math.abs(hourIn(zone, now) - 13)
  return zones.sort((a, b) => distance(a) - distance(b))[0] ?? 'UTC'
}

function hourIn(timeZone: string, now: number): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now))
}
