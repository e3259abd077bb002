import { describe, expect, test } from 'vitest'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const inbound = async (company: Company) =>
  (await company.messages())
    .filter(({ direction }) => direction === 'inbound')
    .map(({ reading, text }) => [reading, text])

test('a company that only has the phone on file cannot read a text to a shared number', async () => {
  const [curious, own] = [await aCompany(table, 'a-curious'), await aCompany(table, 'b-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.receives('The key is under the mat', { from })
  expect(await inbound(own)).toEqual([['reply', 'The key is under the mat']])
  expect(await inbound(curious)).toEqual([['reply', undefined]])

  await own.receives('STOP, the code is 4711', { from })
  expect(JSON.stringify(await curious.messages())).not.toContain('4711')
  await own.receives('Are you still coming?', { from })
  expect((await inbound(own)).map(([, text]) => text)).toContain('Are you still coming?')
  expect((await inbound(curious)).map(([, text]) => text)).toEqual([undefined, undefined, undefined])
})

test('HELP gets a reply from a company with consent', async () => {
  const [curious, own] = [await aCompany(table, 'c-curious'), await aCompany(table, 'd-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.receives('help', { from })
  for (const company of [curious, own]) await company.runDue()
  expect([curious.sms, own.sms].map((texts) => texts.length)).toEqual([0, 1])
})

test('the only company that has the phone reads all its texts', async () => {
  const company = await aCompany(table, 'e-alone')
  const from = aPhone()
  await company.customer({ phone: from })
  await company.receives('Can you come tomorrow?', { from })
  expect(await inbound(company)).toEqual([['reply', 'Can you come tomorrow?']])
})

describe('START from a phone that several companies have', () => {
  /** Two companies with a customer of one phone; `stops` ends all messages of the first one on the page. */
  async function twoCompanies(name: string) {
    const [first, second] = [await aCompany(table, `f-${name}`), await aCompany(table, `g-${name}`)]
    const from = aPhone()
    const [one, two] = [await aReadyCustomer(first, { phone: from }), await aReadyCustomer(second, { phone: from })]
    const stops = async () => changePreferences(await first.link(one.customerId), { action: 'stop' }, first.deps)
    const states = async () => [await first.state(one.customerId), await second.state(two.customerId)]
    const receives = async (body: string, more: object = {}) => {
      first.time.now = Math.max(first.time.now, second.time.now) + 1_000
      second.time.now = first.time.now
      await first.receives(body, { from, ...more })
    }
    return { first, second, from, one, two, stops, states, receives }
  }

  test('opens at each what a STOP had closed there', async () => {
    const { receives, states } = await twoCompanies('text')
    await receives('STOP')
    await receives('START')
    expect(await states()).toEqual(['granted', 'granted'])
  })

  test.each([
    ['before the STOP', true],
    ['after the STOP', false],
  ])('does not open what the page had closed %s', async (name, isBefore) => {
    const { receives, states, stops, first, one } = await twoCompanies(name.replaceAll(' ', '-'))
    if (isBefore) await stops()
    await receives('STOP')
    first.time.now += 1_000
    if (!isBefore) await stops()
    await receives('START')
    expect(await states()).toEqual(['withdrawn', 'granted'])
    const grant = first.recordsConsent(one.customerId, { kinds: ['invoice'] })
    await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
    const entry = (await first.deps.readLedger(first.accountId, one.customerId)).find(({ cause }) =>
      /start/.test(cause),
    )
    expect(entry).toMatchObject({ cause: 'start-shared', kinds: [] })
  })

  test('does not open it at a second customer with the phone either', async () => {
    const { receives, stops, first, from } = await twoCompanies('double')
    const double = await aReadyCustomer(first, { name: 'Ana twice', phone: from, email: 'twice@x.example' })
    await stops()
    await receives('STOP')
    await receives('START')
    expect(await first.state(double.customerId)).toBe('withdrawn')
    expect(await first.remind(double.appointmentId)).toMatchObject([{ status: 'refused' }])
  })

  test('does not open what one click had closed', async () => {
    const { receives, first, one, states } = await twoCompanies('click')
    const token = await first.link(one.customerId, 'unsubscribe', { channel: 'sms' })
    await changePreferences(token, { 'List-Unsubscribe': 'One-Click' }, first.deps)
    await receives('STOP')
    await receives('START')
    expect(await states()).toEqual(['withdrawn', 'granted'])
  })

  test('in reply to one company opens there what the page had closed, and nothing at the other', async () => {
    const { receives, states, stops, first, one } = await twoCompanies('named')
    await first.remind(one.appointmentId)
    await first.runDue()
    await stops()
    await receives('STOP')
    await receives('START', { inReplyTo: first.sms[0]?.id })
    expect(await states()).toEqual(['granted', 'withdrawn'])
    expect(await first.remind((await first.appointment(one.customerId)).appointmentId)).toMatchObject([
      { status: 'queued' },
    ])
    const later = await aCompany(table, 'h-named')
    const { customerId } = await later.customer({
      phone: (await first.deps.findCustomer(first.accountId, one.customerId))?.phone,
    })
    await expect(later.recordsConsent(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('that takes nothing back is not answered', async () => {
    const { receives, stops, first, second } = await twoCompanies('silent')
    await stops()
    await receives('START')
    for (const company of [first, second]) await company.runDue()
    expect([...first.sms, ...second.sms]).toEqual([])
  })
})

test('START to a company alone opens what its page had closed', async () => {
  const company = await aCompany(table, 'i-alone')
  const from = aPhone()
  const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
  await changePreferences(await company.link(customerId), { action: 'stop' }, company.deps)
  await company.receives('START', { from })
  expect([await company.state(customerId), await company.state(customerId, 'email')]).toEqual(['granted', 'withdrawn'])
  expect(await company.remind(appointmentId)).toMatchObject([{ status: 'queued' }])
})

test('only a company that may read a text to a shared number is told of it', async () => {
  const [curious, own] = [await aCompany(table, 'j-curious'), await aCompany(table, 'k-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  for (const body of ['The key is under the mat', 'CANCEL', 'STOP']) await own.receives(body, { from })
  const toldAndUnread = async (company: Company) => {
    await company.runDue()
    const told = company.emails.filter(({ email }) => email.subject.includes('unread'))
    return [told.length, await company.deps.countUnread(company.accountId, company.time.now)]
  }
  expect(await toldAndUnread(curious)).toEqual([0, 0])
  expect(await toldAndUnread(own)).toEqual([1, 3])
  expect(await inbound(curious)).toHaveLength(3)
})
