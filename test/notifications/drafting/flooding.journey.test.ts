import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liftCap } from '../../support/lift-cap.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
let phones = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'flooding') // in Switzerland
}, 400_000)
afterAll(() => cloud?.stop())

const aPhone = () => `+4179123${String(5000 + phones++)}`

async function aReader(phone = aPhone()): Promise<string> {
  const customerId = await office.customer({ phone })
  await office.grants(customerId, 'sms', ['invoice', 'reminder'])
  return customerId
}
/** One SMS that staff write; its reason where it is refused. */
async function writes(customerId: string) {
  const body = { kind: 'invoice', channels: ['sms'], text: `Your invoice ${phones++} is ready.` }
  const made = await office.post<{ messages: { messageId: string; status: string; reason?: string }[] }>(
    `/v1/customers/${customerId}/messages`,
    body,
    202,
  )
  return made.messages[0]
}
/** One after the other, each when the text before it went out; the reasons of those refused. */
async function writesTo(customerIds: readonly string[]): Promise<(string | undefined)[]> {
  const answers: (string | undefined)[] = []
  for (const customerId of customerIds) {
    const made = await writes(customerId)
    if (made?.status === 'queued')
      await soon(async () => expect(await office.message(made.messageId)).toMatchObject({ status: 'sent' }))
    answers.push(made?.reason)
  }
  return answers
}

describe('a fresh account sends no text to', () => {
  test.each([
    ['a premium number', '+19005550123'],
    ['a personal number', '+447012345678'],
    ['a satellite phone', '+881612345678'],
    ['a satellite phone of another network', '+883510012345'],
    ['a premium number of its own country', '+41900123456'],
    ['a phone in another country', '+4915123456789'],
    ['a phone in North America', '+12065550143'],
  ])('%s, and is told so when it saves the customer', async (_, phone) => {
    const warnings = [{ code: 'destination_not_allowed' }]
    const saved = await office.post<{ customerId: string }>('/v1/customers', { name: 'Ana', kind: 'customer', phone })
    expect(saved).toMatchObject({ phone, warnings })
    const { customerId } = saved
    const ordinary = aPhone()
    const changed = (fields: object) => cloud.patch(`/v1/customers/${customerId}`, fields, office.token)
    const better = await changed({ phone: ordinary })
    expect([better.status, better.text.includes('warnings')]).toEqual([200, false])
    expect(await changed({ phone })).toMatchObject({ status: 200, body: { warnings } })
    await office.grants(customerId, 'sms', ['invoice', 'reminder'])
    const refused = { status: 'refused', reason: 'destination_not_allowed' }
    expect(await writes(customerId)).toMatchObject(refused)
    const appointmentId = await office.appointment(customerId, 50)
    expect(await office.remind(appointmentId, { channels: ['sms'] })).toMatchObject([refused])
    expect(await cloud.texts(phone)).toEqual([])
  })
})

describe('a day has', () => {
  test('ten texts for one phone, by whatever customer, which no owner and no lifted cap passes', async () => {
    const phone = aPhone()
    const [customer, double] = [await aReader(phone), await aReader(phone)]
    const ten = Array.from({ length: 10 }, (_, count) => (count % 2 === 0 ? customer : double))
    expect(new Set(await writesTo(ten))).toEqual(new Set([undefined]))
    expect(await cloud.texts(phone)).toHaveLength(10)
    const over = [customer, double, await aReader(phone)]
    expect(await writesTo(over)).toEqual(['cap_reached', 'cap_reached', 'cap_reached'])

    const wider = { settings: { messaging: { monthlyCap: 1_000_000 } } }
    expect((await cloud.patch('/v1/account', wider, office.owner.token)).status).toBe(200)
    const lifted = await liftCap(cloud, '--account', office.accountId, '--texts-per-day', '2000')
    expect(lifted).toMatchObject({ code: 0 })
    expect(await writesTo(over)).toEqual(['cap_reached', 'cap_reached', 'cap_reached'])
    expect(await writesTo([await aReader()])).toEqual([undefined])

    await cloud.advance('PT24H')
    expect(await writesTo([customer])).toEqual([undefined])
    expect(await cloud.texts(phone)).toHaveLength(11)
  })

  test('a number of texts for one account, which the operator sets and the owner cannot pass', async () => {
    await cloud.advance('PT24H')
    const setsCap = async (count: number) => {
      const { code } = await liftCap(cloud, '--account', office.accountId, '--texts-per-day', String(count))
      expect(code).toBe(0)
    }
    await setsCap(3)
    const readers = [await aReader(), await aReader(), await aReader(), await aReader()]
    const [first = '', last = ''] = [readers[0], readers[3]]
    expect(await writesTo(readers.slice(0, 3))).toEqual([undefined, undefined, undefined])
    const own = { settings: { messaging: { monthlyCap: 999_999 } } }
    expect((await cloud.patch('/v1/account', own, office.owner.token)).status).toBe(200)
    expect(await writesTo([first, last])).toEqual(['cap_reached', 'cap_reached'])
    await setsCap(4)
    expect(await writesTo([last])).toEqual([undefined])
  })
})
