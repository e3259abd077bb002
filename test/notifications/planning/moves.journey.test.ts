import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Email } from '../../../local/email/mailbox.ts'
import { timeOf } from '../../support/local-clock.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'moves')
})
afterAll(() => cloud.stop())

/** An appointment in three days, whose customer got a reminder by SMS and email, and how to move it. */
async function aRemindedAppointment(mark: number) {
  const [phone, email] = [`+4179123${8000 + mark}`, `moved${mark}@example.test`]
  const customerId = await office.customer({ phone, email })
  for (const channel of ['sms', 'email']) await office.grants(customerId, channel)
  const startsAt = (await timeOf(cloud)) + 72 * 3_600_000
  const fields = { startsAt: new Date(startsAt).toISOString(), reminders: [] }
  const appointmentId = await office.appointment(customerId, 72, fields)
  await office.remind(appointmentId)
  const received = async () => [(await cloud.texts(phone)).length, (await cloud.emails(email)).length]
  await soon(async () => expect(await received()).toEqual([1, 1]))
  const move = async (minutes: number) => {
    const change = { startsAt: new Date(startsAt + minutes * 60_000).toISOString() }
    expect(await cloud.patch(`/v1/appointments/${appointmentId}`, change, office.token)).toMatchObject({ status: 200 })
  }
  return { appointmentId, phone, email, received, move }
}

function eventIn({ attachments }: Email) {
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(attachments[0]?.content ?? '', 'base64').toString()))
  const { uid, sequence, startDate } = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
  return { uid, sequence, at: startDate.toJSDate().getTime() }
}

test('a move is told once, ten minutes after the last change, with the new time and a newer calendar entry', async () => {
  const { appointmentId, phone, email, received, move } = await aRemindedAppointment(1)
  await move(180)
  await cloud.advance('PT8M')
  await move(60)
  await cloud.advance('PT8M')
  expect(await received()).toEqual([1, 1])
  await cloud.advance('PT3M')
  await soon(async () => expect(await received()).toEqual([2, 2]))
  expect((await cloud.texts(phone)).map(({ body }) => body)).toContainEqual(expect.stringContaining('has a new time'))
  const [first, second] = (await cloud.emails(email)).map(eventIn).toSorted((a, b) => a.sequence - b.sequence)
  expect(second?.uid).toBe(first?.uid)
  expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN)
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(60 * 60_000)
  const offsets = (await office.messages(`appointmentId=${appointmentId}`)) as unknown as { offset: string }[]
  expect(offsets.map(({ offset }) => offset).sort()).toEqual(['move', 'move', 'now', 'now'])
})

test('small moves send nothing, and of many large ones three are told', async () => {
  const { received, move } = await aRemindedAppointment(2)
  for (const minutes of [5, -10, 14]) {
    await move(minutes)
    await cloud.advance('PT11M')
  }
  expect(await received()).toEqual([1, 1])
  for (const [count, minutes] of [60, 120, 60, 120, 60].entries()) {
    await move(minutes)
    await cloud.advance('PT11M')
    const told = Math.min(count + 1, 3)
    await soon(async () => expect(await received()).toEqual([1 + told, 1 + told]))
  }
  await cloud.advance('PT11M')
  expect(await received()).toEqual([4, 4])
})

test('no function failed, and no role lacked a permission', async () => {
  const functions = await cloud.functions()
  expect(functions.filter(({ errors, denied }) => errors > 0 || denied.length > 0)).toEqual([])
})
