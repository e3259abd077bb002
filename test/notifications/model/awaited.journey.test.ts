import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'
import { startInNewAccount } from './new-account.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startInNewAccount()
})
afterAll(() => cloud.stop())

test('a text that a person waits for does not wait for a morning of reminders at one part a second', async () => {
  const office = await anOffice(cloud, 'awaited')
  const customerOf = async (phone: string) => {
    const customerId = await office.customer({ phone })
    await office.grants(customerId, 'sms', ['reminder', 'on-my-way'])
    return customerId
  }
  const planned = Array.from({ length: 40 }, (_, index) => `+4179123${3_000 + index}`)
  const awaited = '+41791234000'
  const visit = await office.appointment(await customerOf(awaited), 25, { reminders: [] })
  for (const phone of planned)
    await office.appointment(await customerOf(phone), 26, { reminders: ['-PT2H'], durationMinutes: 600 })

  await cloud.advance('PT24H1M')
  await soon(async () => expect((await cloud.texts()).length).toBeGreaterThan(0))
  const asked = await office.post<{ messages: object[] }>(
    `/v1/appointments/${visit}/on-my-way`,
    { etaMinutes: 12 },
    202,
  )
  expect(asked.messages).toContainEqual(expect.objectContaining({ channel: 'sms', status: 'queued' }))
  await soon(async () => expect(await cloud.texts(awaited)).toHaveLength(1))
  const before = (await cloud.texts()).length - 1
  // in one queue it would come after two batches of ten
  expect(before).toBeLessThan(10)
})
