import { expect, test, vi } from 'vitest'
import { markRead } from '../../../functions/notifications/history/mark-read.ts'
import { listMessages, readMessage } from '../../../functions/notifications/history/read-messages.ts'
import { MessageQuery } from '../../../functions/notifications/history/schemas.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company, oneHour } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const list = async ({ accountId, deps }: Company, query: object) =>
  listMessages(accountId, MessageQuery.parse(query), deps)
const unread = async (company: Company) =>
  (await list(company, { direction: 'inbound', read: 'false' })).items.map(({ text }) => text)
const emailsOf = ({ emails }: Company) => emails.filter(({ email }) => email.subject.includes('unread'))

async function aStrangersCompany(name: string) {
  const company = await aCompany(table, name)
  company.limits.isOnlyAccount = true
  return company
}

test('texts are unread until a member has read them, newest first', async () => {
  const company = await aCompany(table, 'inbox')
  const from = aPhone()
  const { appointmentId, customerId } = await aReadyCustomer(company, { phone: from })
  await company.remind(appointmentId)
  for (const body of ['First', 'Second']) await company.receives(body, { from })
  expect(await unread(company)).toEqual(['Second', 'First'])
  const { items } = await list(company, { direction: 'inbound', read: 'false', limit: '1' })
  expect(items).toMatchObject([{ customerId, read: false, kind: 'reply' }])
  const messageId = items[0]?.messageId ?? ''
  const read = await markRead(messageId, company.owner, company.deps)
  expect(read).toMatchObject({ readBy: company.owner.memberId, readAt: expect.any(String) })
  const again = await markRead(messageId, { ...company.owner, memberId: 'another' }, company.deps)
  expect(again).toMatchObject({ readBy: company.owner.memberId, readAt: read.readAt })
  expect(await unread(company)).toEqual(['First'])
  const texts = async (query: object) =>
    (await list(company, query)).items.map(({ text, read: isRead }) => [text, isRead])
  expect(await texts({ read: 'true' })).toEqual([['Second', true]])
  expect(await texts({ read: 'false', customerId })).toEqual([['First', false]])
  expect(await texts({ direction: 'inbound' })).toEqual([
    ['Second', true],
    ['First', false],
  ])
  expect((await list(company, { direction: 'outbound' })).items).toMatchObject([{ kind: 'reminder' }])
})

test('what was sent cannot be marked as read, nor what is another company’s', async () => {
  const [company, other] = [await aCompany(table, 'inbox-own'), await aCompany(table, 'inbox-theirs')]
  const from = aPhone()
  const { appointmentId } = await aReadyCustomer(company, { phone: from })
  const [sent] = await company.remind(appointmentId)
  await company.receives('Hello', { from })
  const [text] = (await list(company, { read: 'false' })).items
  const mark = (messageId = '', by = company.owner) => markRead(messageId, by, company.deps)
  await expect(mark(sent?.messageId)).rejects.toMatchObject({ code: 'wrong_state' })
  await expect(mark(text?.messageId, other.owner)).rejects.toMatchObject({ code: 'not_found' })
  await expect(mark('00unknown')).rejects.toMatchObject({ code: 'not_found' })
  expect(await unread(company)).toEqual(['Hello'])
})

test('the office is told by email at most once in a quarter of an hour, how many texts are unread and nothing of them', async () => {
  const company = await aCompany(table, 'inbox-email')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from, name: 'Canaria' })
  for (let minute = 0; minute < 60; minute += 1) {
    await company.receives(`<b>Canary ${minute}</b>`, { from })
    await company.runDue()
    company.time.now += 60_000
  }
  const emails = emailsOf(company)
  expect(emails.map(({ email }) => email.subject)).toEqual([
    'Acme Heating: 1 unread text',
    expect.stringMatching(/^Acme Heating: 1[5-7] unread texts$/),
    expect.stringMatching(/^Acme Heating: 3[0-3] unread texts$/),
    expect.stringMatching(/^Acme Heating: 4[5-9] unread texts$/),
  ])
  expect(emails.every(({ to }) => to === 'office@acme.example')).toBe(true)
  expect(JSON.stringify(emails)).not.toMatch(new RegExp(`canar|${from.slice(-7)}`, 'i'))
  expect(emails[0]?.email.text).toContain('https://app.acme.example')
})

test('no email goes out for what was answered by itself or is read already, and none after the last text', async () => {
  const company = await aCompany(table, 'inbox-quiet')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  for (const body of ['STOP', 'START', 'HELP']) await company.receives(body, { from })
  await company.runDue()
  expect(emailsOf(company)).toEqual([])
  await company.receives('Hello', { from })
  for (const { messageId } of (await list(company, { read: 'false' })).items)
    await markRead(messageId, company.owner, company.deps)
  await company.runDue()
  expect(emailsOf(company)).toEqual([])
  await company.receives('Hello again', { from })
  for (let hours = 0; hours < 5; hours += 1) {
    await company.runDue()
    company.time.now += oneHour
  }
  expect(emailsOf(company)).toHaveLength(1)
  expect((await company.dueRows()).filter(({ kind }) => kind === 'unread-texts')).toEqual([])
})

test('a bare CANCEL tells the office (rule 3)', async () => {
  const company = await aCompany(table, 'inbox-cancel')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  await company.receives('CANCEL', { from })
  await company.runDue()
  expect(emailsOf(company)).toHaveLength(1)
})

test('a second delivery of a text is one row, read or not', async () => {
  const company = await aStrangersCompany('inbox-replay')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  for (const phone of [from, aPhone()]) {
    const text = { from: phone, id: `replayed-${phone}` }
    await company.receives('Hello', text)
    const [first] = (await list(company, { read: 'false' })).items
    await markRead(first?.messageId ?? '', company.owner, company.deps)
    await company.receives('Hello', text)
    expect(await unread(company)).toEqual([])
  }
  expect((await list(company, { direction: 'inbound' })).items).toHaveLength(2)
})

test('a text of an unknown number is listed with the number and without a customer, for 30 days', async () => {
  const company = await aStrangersCompany('inbox-stranger')
  const from = aPhone()
  await company.receives('Do you repair boilers?', { from })
  const [text] = (await list(company, { direction: 'inbound', read: 'false' })).items
  expect(text).toMatchObject({ from, text: 'Do you repair boilers?', read: false })
  expect(text?.customerId).toBeUndefined()
  await company.runDue()
  expect(emailsOf(company)).toHaveLength(1)
  const messageId = text?.messageId ?? ''
  await markRead(messageId, company.owner, company.deps)
  expect(await readMessage(company.accountId, messageId, company.deps)).toMatchObject({ from, read: true })
  company.time.now += 30 * 24 * oneHour
  expect((await list(company, { direction: 'inbound' })).items).toEqual([])
  await expect(readMessage(company.accountId, messageId, company.deps)).rejects.toMatchObject({ code: 'not_found' })
})

test('of several companies, only the one whose SMS an unknown number answers sees its text', async () => {
  const [company, other] = [await aCompany(table, 'inbox-answered'), await aCompany(table, 'inbox-other')]
  const from = aPhone()
  const { appointmentId, customerId } = await aReadyCustomer(company, { phone: from })
  await company.remind(appointmentId)
  await company.runDue()
  const stranger = aPhone()
  await company.receives('Whose number is this?', { from: stranger })
  await company.receives('It is my new number', { from: stranger, inReplyTo: company.sms[0]?.id ?? '' })
  expect(await unread(company)).toEqual(['It is my new number'])
  expect(await unread(other)).toEqual([])
  expect((await list(company, { customerId, direction: 'inbound' })).items).toEqual([])
})

test('a stranger who texts without end fills neither list nor mailbox, and STOP still stops', async () => {
  const company = await aStrangersCompany('inbox-flood')
  const from = aPhone()
  for (let count = 0; count < 60; count += 1) await company.receives(`Buy ${count}`, { from })
  expect(await unread(company)).toHaveLength(20)
  await company.receives('STOP', { from })
  const { customerId } = await company.customer({ phone: from })
  await expect(company.recordsConsent(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  company.time.now += 24 * oneHour
  await company.receives('Another day', { from: aPhone() })
  await company.runDue()
  expect(emailsOf(company)).toHaveLength(1)
})

test('100 or more unread texts are told as such', async () => {
  const company = await aStrangersCompany('inbox-many')
  for (let count = 0; count < 101; count += 1) await company.receives('Hello', { from: aPhone() })
  await company.runDue()
  expect(emailsOf(company)).toMatchObject([{ email: { subject: 'Acme Heating: 100 or more unread texts' } }])
})

test('one text from a phone that two customers have is one unread entry, and lies with both', async () => {
  const company = await aCompany(table, 'inbox-twins')
  const from = aPhone()
  const [one, two] = [await aReadyCustomer(company, { phone: from }), await aReadyCustomer(company, { phone: from })]
  await company.receives('Hello', { from })
  expect(await unread(company)).toEqual(['Hello'])
  for (const { customerId } of [one, two])
    expect((await list(company, { customerId, direction: 'inbound' })).items).toMatchObject([{ text: 'Hello' }])
  await company.remind(two.appointmentId)
  await company.runDue()
  await company.receives('On time, please', { from, inReplyTo: company.sms.at(-1)?.id ?? '' })
  expect((await list(company, { read: 'false' })).items).toMatchObject([
    { text: 'On time, please', customerId: two.customerId },
    { text: 'Hello' },
  ])
})

test('a text whose time is over is neither counted nor marked as read, though its row is still there', async () => {
  const company = await aStrangersCompany('inbox-over')
  await company.receives('Hello', { from: aPhone() })
  const [text] = (await list(company, { read: 'false' })).items
  const count = () => company.deps.countUnread(company.accountId, company.time.now)
  expect(await count()).toBe(1)
  company.time.now += 30 * 24 * oneHour
  expect(await count()).toBe(0)
  await expect(markRead(text?.messageId ?? '', company.owner, company.deps)).rejects.toMatchObject({
    code: 'not_found',
  })
  await company.runDue()
  expect(emailsOf(company)).toEqual([])
})

test('no customer’s id names a list of the installation’s own', async () => {
  const company = await aStrangersCompany('inbox-words')
  await company.receives('Hello', { from: aPhone() })
  for (const customerId of ['unread', 'unknown']) expect((await list(company, { customerId })).items).toEqual([])
  for (const customerId of ['~unread', '~', '', '#']) expect(MessageQuery.safeParse({ customerId }).success).toBe(false)
})

test('more texts of unknown numbers than are stored in a day are logged once, without a number', async () => {
  const company = await aStrangersCompany('inbox-full')
  const lines: string[] = []
  const logged = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  try {
    for (let count = 0; count < 510; count += 1) await company.receives('Hello', { from: aPhone() })
  } finally {
    logged.mockRestore()
  }
  expect(lines.filter((line) => line.includes('unknown_texts_not_stored'))).toEqual([
    '{"level":"error","event":"unknown_texts_not_stored","count":500}\n',
  ])
  expect((await company.messages()).length).toBe(200)
  company.time.now += 24 * oneHour
  await company.receives('Another day', { from: aPhone() })
  expect((await list(company, { limit: '1' })).items).toMatchObject([{ text: 'Another day' }])
}, 60_000)
