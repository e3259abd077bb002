import { expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import { requestFromStaff } from '../../../functions/notifications/requests/request-from-staff.ts'
import { MessageRequest } from '../../../functions/notifications/requests/schemas.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, type Company, oneHour } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

/** A customer who never agreed to anything and has sent a text. */
async function aTextFrom(company: Company, body = 'Can you come a little earlier?') {
  const phone = aPhone()
  const { customerId } = await company.customer({ phone })
  await company.receives(body, { from: phone })
  const text = (await company.messages()).find((each) => each.customerId === customerId && each.direction === 'inbound')
  return { customerId, phone, inReplyTo: text?.messageId ?? '' }
}

const answers = (
  company: Company,
  { customerId, inReplyTo }: { customerId: string; inReplyTo: string },
  key?: string,
) => company.writes(customerId, { kind: 'reply', inReplyTo, text: 'Yes, at 8:30.' }, key)

const entriesOf = async ({ deps, accountId }: Company, customerId: string) => deps.readLedger(accountId, customerId)

test('the customer’s own text permits an answer, which the ledger records with its end (rule 14)', async () => {
  const company = await aCompany(table, 'reply')
  const asked = await aTextFrom(company)
  expect(await answers(company, asked)).toMatchObject([{ kind: 'reply', channel: 'sms', status: 'queued' }])
  await company.runDue()
  expect(company.sms).toMatchObject([
    { to: asked.phone, body: 'Acme Heating: Yes, at 8:30. Reply STOP to opt out.', promotional: false },
  ])
  const received = (await company.deps.findMessage('reply', asked.inReplyTo))?.createdAt ?? ''
  const expiresAt = new Date(Date.parse(received) + 24 * oneHour).toISOString()
  expect(await entriesOf(company, asked.customerId)).toMatchObject([
    {
      kinds: ['reply'],
      channel: 'sms',
      decision: 'granted',
      cause: 'answer',
      recordedBy: company.owner.memberId,
      expiresAt,
      evidence: { messageId: asked.inReplyTo, expiresAt },
    },
  ])
})

test('several answers to one text have one ledger entry, and each its own message', async () => {
  const company = await aCompany(table, 'replies')
  const asked = await aTextFrom(company)
  const [[first], [again], [other]] = [
    await answers(company, asked, 'key'),
    await answers(company, asked, 'key'),
    await answers(company, asked),
  ]
  expect(again?.messageId).toBe(first?.messageId)
  expect(other?.messageId).not.toBe(first?.messageId)
  expect(await entriesOf(company, asked.customerId)).toHaveLength(1)
})

test('an answer goes at any hour', async () => {
  const company = await aCompany(table, 'reply-night')
  company.time.now = Date.parse('2026-03-03T07:00:00Z') // 2:00 in New York
  const asked = await aTextFrom(company)
  expect(await answers(company, asked)).toMatchObject([{ status: 'queued' }])
  await company.runDue()
  expect(company.sms).toHaveLength(1)
})

test('a text permits nothing after 24 hours, nor to another kind, nor by email', async () => {
  const company = await aCompany(table, 'reply-late')
  const asked = await aTextFrom(company)
  expect(await company.writes(asked.customerId, { kind: 'invoice' })).toMatchObject([{ reason: 'no_consent' }])
  company.time.now += 24 * oneHour
  expect(await answers(company, asked)).toMatchObject([{ status: 'refused', reason: 'too_late' }])
  expect(await entriesOf(company, asked.customerId)).toEqual([])
  const reply = { kind: 'reply', inReplyTo: asked.inReplyTo, text: 'Yes' }
  for (const wrong of [
    { channels: ['email'] },
    { channels: ['sms', 'email'] },
    { subject: 'Hi' },
    { inReplyTo: undefined },
  ])
    expect(MessageRequest.safeParse({ ...reply, ...wrong }).success).toBe(false)
  expect(MessageRequest.safeParse({ ...reply, kind: 'invoice', channels: ['sms'] }).success).toBe(false)
  expect(MessageRequest.safeParse(reply).success).toBe(true)
})

test('an answer that waits longer than the permission is refused when it would go', async () => {
  const company = await aCompany(table, 'reply-waits')
  const asked = await aTextFrom(company)
  company.time.now += 24 * oneHour - 60_000
  const [message] = await answers(company, asked)
  company.time.now += 60_000
  await company.runDue()
  expect(company.sms).toEqual([])
  expect(await company.deps.findMessage('reply-waits', message?.messageId ?? '')).toMatchObject({
    status: 'refused',
    reason: 'too_late',
  })
})

test.each(['STOP', 'CANCEL', 'please stop texting me'])(
  'a text that was read as a stop permits nothing: %s',
  async (body) => {
    const company = await aCompany(table, `reply-stop-${body.length}`)
    const asked = await aTextFrom(company, body)
    expect(await answers(company, asked)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
    expect(await company.state(asked.customerId, 'sms', 'reply')).toBeUndefined()
  },
)

test('a stop after the text refuses the answer, and withdraws one that waits; START does not bring it back', async () => {
  const company = await aCompany(table, 'reply-then-stop')
  const asked = await aTextFrom(company)
  const [waiting] = await answers(company, asked)
  await company.receives('STOP', { from: asked.phone })
  expect(await company.state(asked.customerId, 'sms', 'reply')).toBe('withdrawn')
  expect(await answers(company, asked)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
  await company.receives('START', { from: asked.phone })
  expect(await company.state(asked.customerId, 'sms', 'reply')).toBe('withdrawn')
  await company.runDue()
  expect(company.sms.filter(({ body }) => body.includes('8:30'))).toEqual([])
  expect(await company.deps.findMessage('reply-then-stop', waiting?.messageId ?? '')).toMatchObject({
    status: 'refused',
  })
})

test('a customer who asks something after a stop is answered, and gets nothing else', async () => {
  const company = await aCompany(table, 'reply-after-stop')
  const phone = aPhone()
  const { customerId } = await company.customer({ phone })
  await company.recordsConsent(customerId, { kinds: ['invoice'] })
  await company.receives('STOP', { from: phone })
  await company.receives('Where is my invoice?', { from: phone })
  const question = (await company.messages()).find(({ text }) => text === 'Where is my invoice?')
  expect(await answers(company, { customerId, inReplyTo: question?.messageId ?? '' })).toMatchObject([
    { status: 'queued' },
  ])
  expect(await company.writes(customerId)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
  await company.runDue()
  expect(company.sms.filter(({ body }) => body.includes('8:30'))).toHaveLength(1)
})

test('a STOP between decision and claim leaves the answer unsent', async () => {
  const company = await aCompany(table, 'reply-race')
  const asked = await aTextFrom(company)
  await answers(company, asked)
  let raced = false
  company.hook.before = async (step) => {
    if (raced || step !== 'changedMessageWrite') return
    raced = true
    await company.receives('STOP', { from: asked.phone })
  }
  await company.runDue()
  expect(raced).toBe(true)
  expect(company.sms.filter(({ body }) => body.includes('8:30'))).toEqual([])
})

test('only a text of that very customer can be answered, and what is sent is none', async () => {
  const [company, other] = [await aCompany(table, 'reply-own'), await aCompany(table, 'reply-theirs')]
  const [asked, neighbour, theirs] = [await aTextFrom(company), await aTextFrom(company), await aTextFrom(other)]
  const [sent] = await answers(company, asked)
  for (const inReplyTo of [neighbour.inReplyTo, theirs.inReplyTo, sent?.messageId ?? '', '00nothing', 'x'])
    await expect(answers(company, { ...asked, inReplyTo })).rejects.toMatchObject({ code: 'not_found' })
  expect(await entriesOf(company, neighbour.customerId)).toEqual([])
})

test('a text from a phone that the customer no longer has, or whose words may be for another company, permits nothing', async () => {
  const [company, other] = [await aCompany(table, 'reply-moved'), await aCompany(table, 'reply-shared')]
  const asked = await aTextFrom(company)
  await changeCustomer(asked.customerId, { phone: aPhone() }, company.owner, company.deps)
  expect(await answers(company, asked)).toMatchObject([{ status: 'refused', reason: 'no_consent' }])
  const phone = aPhone()
  const shared = await company.customer({ phone })
  await other.customer({ phone })
  await company.receives('Where is my invoice?', { from: phone })
  const hidden = (await company.messages()).find(({ customerId }) => customerId === shared.customerId)
  const toHidden = { customerId: shared.customerId, inReplyTo: hidden?.messageId ?? '' }
  expect(await answers(company, toHidden)).toMatchObject([{ status: 'refused', reason: 'no_consent' }])
})

test.each([
  ['one kind', { action: 'save', shown: 'sms.reminder sms.invoice', 'sms.invoice': 'on' }],
  ['each kind that is on', { action: 'save', shown: 'sms.reminder sms.invoice' }],
  ['all texts', { action: 'stop' }],
])('a stop of %s on the page refuses the answer, and withdraws one that waits', async (name, form) => {
  const company = await aCompany(table, `reply-part-${name.length}`)
  const asked = await aTextFrom(company)
  await company.recordsConsent(asked.customerId, { kinds: ['reminder', 'invoice'] })
  await answers(company, asked)
  const later = await aTextFrom(company)
  await changePreferences(await company.link(asked.customerId), form, company.deps)
  expect(await company.state(asked.customerId, 'sms', 'reply')).toBe('withdrawn')
  expect(await answers(company, asked)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
  await answers(company, later)
  await company.runDue()
  expect(company.sms.map(({ to }) => to)).toEqual([later.phone])
})

test('a stop of emails leaves the answer by SMS alone', async () => {
  const company = await aCompany(table, 'reply-email-stop')
  const asked = await aTextFrom(company)
  await company.recordsConsent(asked.customerId, { channel: 'email' })
  await answers(company, asked)
  const token = await company.link(asked.customerId, 'unsubscribe')
  await changePreferences(token, { 'List-Unsubscribe': 'One-Click' }, company.deps)
  expect(await company.state(asked.customerId, 'email')).toBe('withdrawn')
  await company.runDue()
  expect(company.sms).toHaveLength(1)
})

test('an answer that names a stop word is warned of, as a template is', async () => {
  const company = await aCompany(table, 'reply-warns')
  const { customerId, inReplyTo } = await aTextFrom(company)
  const writes = (text: string) =>
    requestFromStaff(customerId, { kind: 'reply', inReplyTo, text }, undefined, company.owner, company.deps)
  expect(await writes('Please reply by END OF DAY.')).toMatchObject({ warnings: [{ code: 'stop_word' }] })
  expect((await writes('Yes, at 8:30.')).warnings).toBeUndefined()
})
