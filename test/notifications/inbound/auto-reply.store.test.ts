import { describe, expect, test } from 'vitest'
import { autoReplyText } from '../../../functions/notifications/domain/auto-reply-texts.ts'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'
import { sizeOf } from '../../../functions/notifications/domain/sms-segments.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const requests = ['stop', 'start', 'help'] as const
const languages = ['en', 'es'] as const

/** The replies to these texts, sent one after the other. */
async function repliesTo(mark: string, bodies: readonly string[], fields: { language?: 'en' | 'es'; phone: string }) {
  const company = await aCompany(table, mark, { country: fields.phone.startsWith('+52') ? 'MX' : 'US' })
  await aReadyCustomer(company, fields)
  for (const body of bodies) {
    await company.receives(body, { from: fields.phone })
    await company.runDue()
  }
  return company.sms.map(({ body }) => body)
}

describe('auto-replies (rule 4)', () => {
  const conversation = ['STOP', 'START', 'HELP']

  test('are in the customer’s own language', async () => {
    const phone = '+12065554001'
    expect(await repliesTo('spanish-answers', conversation, { language: 'es', phone })).toEqual(
      requests.map((to) => autoReplyText(to, 'Acme Heating', 'office@acme.example', 'es')),
    )
    expect(await repliesTo('english-answers', conversation, { language: 'en', phone: '+525512345678' })).toEqual(
      requests.map((to) => autoReplyText(to, 'Acme Heating', 'office@acme.example', 'en')),
    )
  })

  test('are in the language of the phone’s country if no language is set', async () => {
    const [stop] = await repliesTo('mexican-answers', ['alto'], { phone: '+525512345679' })
    expect(stop).toMatch(/^Acme Heating: Baja confirmada/)
  })

  test('to a customer erased meanwhile are still sent', async () => {
    const company = await aCompany(table, 'gone-answers', { country: 'MX' })
    const { customerId } = await aReadyCustomer(company, { phone: '+525512345680' })
    await company.receives('STOP', { from: '+525512345680' })
    const note = {
      at: '2026-03-02T15:00:00.000Z',
      by: 'me',
      action: 'customer.erased',
      subject: customerId,
      details: {},
    }
    const customer = (await company.deps.findCustomer('gone-answers', customerId)) ?? expect.unreachable()
    const due = { pk: 'gone-answers#due', sk: 'erase-subject#x', type: 'due' } as const
    expect(await company.deps.removeCustomer('gone-answers', customer, note, due)).toBe(true)
    for (const work of company.sent) await company.work(work)
    expect(company.sms).toMatchObject([{ body: expect.stringContaining('Baja confirmada') }])
  })

  test.each(languages.flatMap((language) => requests.map((to) => [to, language] as const)))(
    '%s in %s: one segment, and only commands that work',
    (to, language) => {
      const text = autoReplyText(to, 'Acme Heating', 'office@acme.example', language)
      expect(sizeOf(text)).toEqual({ encoding: 'GSM-7', segments: 1 })
      const commands = text.match(/\b[A-Z]{4,}\b/g) ?? []
      expect(commands.length).toBeGreaterThan(0)
      for (const command of commands) expect(requests).toContain(classifyText(command))
    },
  )
})

describe('where auto-replies go', () => {
  test.each([
    ['a premium number', '+19005551234'],
    ['a premium exchange', '+12129761234'],
    ['a personal number', '+15005551234'],
    ['a Caribbean number', '+18765551234'],
    ['another country', '+491701234567'],
  ])('not to %s, though a stop from it holds', async (_, from) => {
    const company = await aCompany(table, `reply-${from}`)
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.receives('HELP', { from })
    await company.receives('STOP', { from })
    await company.runDue()
    expect(company.sms).toEqual([])
    expect(await company.state(customerId)).toBe('withdrawn')
    const replies = (await company.messages()).filter(({ kind }) => kind === 'answer')
    expect(replies.map(({ reason }) => reason)).toEqual(['destination_not_allowed', 'destination_not_allowed'])
  })

  test('from the oldest company that may text the phone', async () => {
    const from = '+41791239001'
    const american = await aCompany(table, 'reply-1-us')
    const swiss = await aCompany(table, 'reply-2-ch', { country: 'CH' })
    for (const company of [american, swiss]) await aReadyCustomer(company, { phone: from })
    await american.receives('STOP', { from })
    for (const company of [american, swiss]) await company.runDue()
    for (const work of american.sent) await swiss.work(work)
    expect([american.sms.length, swiss.sms.length]).toEqual([0, 1])
  })

  test('once in ten minutes to HELP, by any of the phone’s texts', async () => {
    const from = '+12065550178'
    const company = await aCompany(table, 'helpless')
    await aReadyCustomer(company, { phone: from })
    for (let count = 0; count < 25; count += 1) {
      await company.receives('HELP', { from })
      if (count % 5 === 0) await company.runDue()
    }
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    company.time.now += 10 * 60_000
    await company.receives('HELP', { from })
    await company.runDue()
    expect(company.sms).toHaveLength(2)
  })
})

describe('waiting auto-replies', () => {
  test('to STOP is not sent after a START', async () => {
    const company = await aCompany(table, 'superseded')
    const from = '+12065550177' // at no other company of this test, since the oldest replies
    await aReadyCustomer(company, { phone: from })
    await company.receives('STOP', { from })
    await company.receives('START', { from })
    for (const work of company.sent) await company.work(work)
    expect(company.sms.map(({ body }) => body)).toEqual([expect.stringContaining('again')])
    const replies = (await company.messages()).filter(({ kind }) => kind === 'answer')
    expect(replies.map(({ status, reason }) => reason ?? status).sort()).toEqual(['sent', 'superseded'])
  })
})
