import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let first: Awaited<ReturnType<typeof anOffice>>
let second: typeof first
let people = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
  first = await anOffice(cloud, 'shared-a')
  second = await anOffice(cloud, 'shared-b')
}, 400_000)
afterAll(() => cloud?.stop())

/** A customer of both companies, who granted reminders by text to both, and by email to the first. */
async function aSharedCustomer() {
  const phone = `+4179124${String(3000 + people)}`
  const email = `shared${people++}@example.test`
  const [one, two] = [await first.customer({ phone, email }), await second.customer({ phone })]
  await first.grants(one, 'sms', ['reminder', 'marketing'])
  await first.grants(one, 'email')
  await second.grants(two, 'sms')
  const states = async () => [await first.state(one, 'sms'), await second.state(two, 'sms')]
  const becomes = (...expected: string[]) => soon(async () => expect(await states()).toEqual(expected))
  /** By default the button that stops everything. */
  const usesPageOfFirst = async (form: Record<string, string> = { action: 'stop' }) => {
    await first.remind(await first.appointment(one, 50), { channels: ['email'] })
    const mails = await soon(async () => {
      const all = await cloud.emails(email)
      expect(all).toHaveLength(1)
      return all
    })
    const path = /\/u\/[\w-]+/.exec(mails[0]?.text ?? '')?.[0] ?? ''
    const body = new URLSearchParams(form).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await cloud.request('POST', path, { body, headers })).status).toBeLessThan(400)
  }
  /** Whether each company's next reminder may go as a text. */
  const reminders = async () => {
    const asked = [
      await first.remind(await first.appointment(one, 60), { channels: ['sms'] }),
      await second.remind(await second.appointment(two, 60), { channels: ['sms'] }),
    ]
    return asked.map(([sms]) => sms?.status)
  }
  return { phone, one, becomes, usesPageOfFirst, reminders }
}

describe('START at a number that two companies share', () => {
  test('opens at each what STOP had closed', async () => {
    const { phone, becomes, reminders } = await aSharedCustomer()
    await cloud.inbound(phone, 'STOP')
    await becomes('withdrawn', 'withdrawn')
    expect(await reminders()).toEqual(['refused', 'refused'])
    await cloud.inbound(phone, 'START')
    await becomes('granted', 'granted')
    expect(await reminders()).toEqual(['queued', 'queued'])
  })

  test('does not open what the customer had closed on the page of one, before the STOP', async () => {
    const { phone, one, becomes, usesPageOfFirst, reminders } = await aSharedCustomer()
    await usesPageOfFirst()
    await becomes('withdrawn', 'granted')
    await cloud.inbound(phone, 'STOP')
    await becomes('withdrawn', 'withdrawn')
    await cloud.inbound(phone, 'START')
    await becomes('withdrawn', 'granted')
    expect(await reminders()).toEqual(['refused', 'queued'])
    const grant = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
    expect(await cloud.post(`/v1/customers/${one}/consents`, grant, first.owner.token)).toMatchObject({
      status: 409,
      body: { code: 'stopped_by_customer' },
    })
  })

  test('does not open what the customer closed there after the STOP', async () => {
    const { phone, becomes, usesPageOfFirst, reminders } = await aSharedCustomer()
    await cloud.inbound(phone, 'STOP')
    await becomes('withdrawn', 'withdrawn')
    await usesPageOfFirst()
    await cloud.inbound(phone, 'START')
    await becomes('withdrawn', 'granted')
    expect(await reminders()).toEqual(['refused', 'queued'])
  })

  test('opens of one company the kinds that only STOP had closed', async () => {
    const { phone, one, becomes, usesPageOfFirst } = await aSharedCustomer()
    const fields = 'sms.reminder sms.marketing email.reminder'
    await usesPageOfFirst({ action: 'save', shown: fields, 'sms.reminder': 'on', 'email.reminder': 'on' })
    expect(await first.state(one, 'sms', 'marketing')).toBe('withdrawn')
    await becomes('granted', 'granted')
    await cloud.inbound(phone, 'STOP')
    await becomes('withdrawn', 'withdrawn')
    await cloud.inbound(phone, 'START')
    await becomes('granted', 'granted')
    expect(await first.state(one, 'sms', 'marketing')).toBe('withdrawn')
    expect(await first.state(one, 'email')).toBe('granted')
  })
})
