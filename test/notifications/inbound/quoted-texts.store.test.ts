import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suppressionStore } from '../../../functions/customers/consent/suppression-store.ts'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'
import { pendingStopStore } from '../../../functions/notifications/inbound/pending-stop-store.ts'
import { receiveMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import { pendingStopKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

/** A company that reminded a customer by SMS; `body` is what the phone got. */
async function aReminded(name: string) {
  const company = await aCompany(table, name)
  const from = aPhone()
  const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
  await company.remind(appointmentId)
  await company.runDue()
  const body = company.sms.at(-1)?.body ?? ''
  expect(body).toContain('Reply STOP to opt out')
  const reading = async () => (await company.messages()).find(({ direction }) => direction === 'inbound')?.reading
  return { company, from, customerId, body, reading }
}

describe('a text that quotes our own SMS', () => {
  test.each([
    ['a reaction of a phone', (body: string) => `Liked “${body}”`],
    ['a reaction in a language that is not known', (body: string) => `Gillade ${body.replace('. Reply', ' Reply')}`],
    ['an emoji', (body: string) => `👍 to “${body}”`],
    ['a quoted reply', (body: string) => `> ${body}\nThanks!`],
    ['without any mark', (body: string) => `${body.replace('. Reply', ' Reply')} Is that the new address?`],
  ])('stops nothing: %s', async (kind, quoting) => {
    const { company, from, customerId, body, reading } = await aReminded(`quote-${kind.length}-${kind.at(-1)}`)
    await company.receives(quoting(body), { from })
    expect([await company.state(customerId), await reading()]).toEqual(['granted', 'reply'])
    expect(await company.deps.findSuppressions(company.accountId, 'sms', '', [])).toEqual([])
    await company.runDue()
    expect(company.sms).toHaveLength(1)
  })

  test('stops if the customer adds a stop', async () => {
    const { company, from, customerId, body } = await aReminded('quote-and-stop')
    await company.receives(`${body.replace('. Reply', ' Reply')} STOP`, { from })
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('of another phone does not: those words were never sent to this one', async () => {
    const { company, body } = await aReminded('quote-of-another')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from, email: 'other@x.example' })
    await company.receives(`please ${body.slice(-30).replace('Reply STOP', 'STOP')}`, { from })
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('that was never sent, or only after the answer, quotes nothing', async () => {
    const company = await aCompany(table, 'quote-unsent')
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    company.provider.behaviour = () => {
      throw Object.assign(new Error('no'), { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } })
    }
    await company.remind(appointmentId)
    await company.runDue()
    const [failed] = await company.messages()
    expect(failed).toMatchObject({ status: 'failed', text: expect.stringContaining('Reply STOP') })
    const answer = `${failed?.text?.replace('. Reply', ' Reply')} Is that so then?`
    await company.receives(answer, { from })
    expect(await company.state(customerId)).toBe('withdrawn')

    const later = await aReminded('quote-later')
    const body = `${later.body.replace('. Reply', ' Reply')} Is that so then?`
    const before = { from: later.from, body, intent: classifyText(body), inReplyTo: undefined }
    const deps = { ...later.company.deps, carrierManagesOptOuts: false }
    const at = later.company.time.now - 60_000
    await receiveText({ ...before, inboundMessageId: 'quote-later-1', at }, deps)
    expect(await later.company.state(later.customerId)).toBe('withdrawn')
  })

  test.each([
    ['MX', '+525512345001', '+5215512345001'],
    ['AR', '+5491123456001', '+541123456001'],
    ['BR', '+5511981234001', '+551181234001'],
  ])('from another spelling of the phone stops nothing: %s', async (country, phone, from) => {
    const company = await aCompany(table, `quote-spelt-${country}`, { country })
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone, language: 'en' })
    await company.remind(appointmentId)
    company.time.now += 2 * 3_600_000
    await company.runDue()
    const body = company.sms[0]?.body ?? ''
    expect(body).toContain('Reply STOP')
    await company.receives(`${body.replace('. Reply', ' Reply')} Is that so then?`, { from })
    expect(await company.state(customerId)).toBe('granted')
  })

  test('opens nothing by quoting the confirmation of a stop', async () => {
    const { company, from, customerId } = await aReminded('quote-start')
    await company.receives('STOP', { from })
    await company.runDue()
    const confirmation = company.sms.at(-1)?.body ?? ''
    expect(confirmation).toContain('Reply START')
    await company.receives(`Loved “${confirmation}”`, { from })
    await company.receives(`${confirmation} Start what?`, { from })
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('is compared again when it is worked off later, from the row of a stop that failed', async () => {
    const { company, from, customerId, body } = await aReminded('quote-pending')
    let isDown = true
    const deps = {
      ...pendingStopStore(table),
      sendingNumber: '+12065550100',
      now: () => company.time.now,
      receiveText: (text: Parameters<typeof receiveText>[0], number: string) =>
        isDown
          ? Promise.reject(new Error('the table does not answer'))
          : receiveText(text, { ...company.deps, ...suppressionStore(table, number), carrierManagesOptOuts: false }),
    }
    const queued = { attributes: { SentTimestamp: String(company.time.now) } }
    const messageBody = `${body.replace('. Reply', ' Reply')} Is that so?`
    const sms = { originationNumber: from, messageBody, inboundMessageId: 'quote-pending-1' }
    await expect(receiveMessage(sms, queued, deps)).rejects.toThrow('does not answer')
    isDown = false
    await receiveMessage({ ...pendingStopKey('quote-pending-1'), kind: 'receive-stop' }, queued, deps)
    expect(await company.state(customerId)).toBe('granted')
  })
})

test('the method and its errors are written down', () => {
  const page = readFileSync(new URL('../../../docs/reading-texts.md', import.meta.url), 'utf8')
  for (const heading of ['## How a text is read', '## What is uncertain', '## How often it is wrong'])
    expect(page).toContain(heading)
})
