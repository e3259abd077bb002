import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { receiveSesEvent } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import { receiveSmsReports } from '../../../functions/notifications/feedback/receive-sms-reports.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'
import { receivesSesEvent, sesEvent } from './ses-events.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

async function aSent(accountId: string, channel: 'sms' | 'email') {
  const company = await aCompany(table, accountId)
  const ids = await aReadyCustomer(company, { phone: `+120655580${10 + accounts++}` })
  const [message] = await company.remind(ids.appointmentId, [channel])
  await company.runDue()
  const messageId = message?.messageId ?? ''
  const status = async () => (await company.deps.findMessage(accountId, messageId))?.status
  return { company, ...ids, messageId, status }
}
let accounts = 0

function logLines(...lines: (object | string)[]): string {
  const logEvents = lines.map((line) => ({
    id: '1',
    timestamp: 1,
    message: typeof line === 'string' ? line : JSON.stringify(line),
  }))
  return gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents })).toString('base64')
}
const report = (messageId: string, status: 'SUCCESS' | 'FAILURE', providerResponse = 'words') => ({
  notification: { messageId, timestamp: '2026-03-02 15:01:00.000' },
  delivery: { providerResponse, destination: '+12065550143' },
  status,
})

describe('events of emails (rule 13)', () => {
  test('update the message, each once and in any order', async () => {
    const { company, messageId, status } = await aSent('mail-events', 'email')
    await receivesSesEvent(company, 'Delivery')
    await receivesSesEvent(company, 'Send')
    await receivesSesEvent(company, 'Delivery')
    expect(await status()).toBe('delivered')
    const message = await company.deps.findMessage('mail-events', messageId)
    expect(message?.events.map(({ type }) => type)).toEqual(['delivery', 'send'])
    expect(JSON.stringify(message?.events)).not.toContain('@x.example')
  })

  test.each([
    ['hard-bounce', 'Bounce', { bounceType: 'Permanent', feedbackId: 'f' }, 'bounced'],
    ['complaint', 'Complaint', { feedbackId: 'f' }, 'complained'],
    ['rejected', 'Reject', { reason: 'Bad content' }, 'failed'],
  ] as const)(
    '%s withdraws and suppresses, and the next email is refused with the reason',
    async (cause, type, details, after) => {
      const { company, customerId, appointmentId, status } = await aSent(`mail-${cause}`, 'email')
      await Promise.all([receivesSesEvent(company, type, details), receivesSesEvent(company, type, details)])
      await receivesSesEvent(company, type, details)
      expect(await status()).toBe(after)
      const ledger = (await company.deps.readLedger(company.accountId, customerId)).filter(
        (entry) => entry.cause === cause,
      )
      expect(ledger).toMatchObject([
        {
          decision: 'withdrawn',
          channel: 'email',
          recordedBy: cause === 'complaint' ? 'customer' : 'provider',
          evidence: { event: expect.any(String) },
        },
      ])
      expect(await company.state(customerId)).toBe('granted')
      const next = await company.appointment(customerId)
      expect(await company.remind(next.appointmentId, ['email'])).toMatchObject([{ reason: 'suppressed' }])
      expect(appointmentId).not.toBe(next.appointmentId)
      const regrant = company.recordsConsent(customerId, { channel: 'email' })
      const codes = { complaint: 'stopped_by_customer', 'hard-bounce': 'suppressed_address', rejected: undefined }
      const code = codes[cause]
      if (code) await expect(regrant).rejects.toMatchObject({ code })
      else await regrant
    },
  )

  test('a soft bounce is recorded and withdraws nothing', async () => {
    const { company, customerId, status } = await aSent('mail-soft', 'email')
    await receivesSesEvent(company, 'Bounce', { bounceType: 'Transient', feedbackId: 'f' })
    expect([await status(), await company.state(customerId, 'email')]).toEqual(['bounced', 'granted'])
  })

  test('a bounce of a former address does not concern the new one', async () => {
    const { company, customerId } = await aSent('mail-left', 'email')
    await changeCustomer(customerId, { email: 'new@x.example' }, company.owner, company.deps)
    await company.recordsConsent(customerId, { channel: 'email' })
    await receivesSesEvent(company, 'Bounce', { bounceType: 'Permanent', feedbackId: 'f' })
    expect(await company.state(customerId, 'email')).toBe('granted')
    const other = await company.customer({ email: 'ana@x.example' })
    const message = (await company.messages()).find(({ status }) => status === 'bounced')
    const suppressions = await company.deps.findSuppressions('mail-left', 'email', message?.addressHash ?? '', [])
    expect([other.emailHash === message?.addressHash, suppressions.length]).toEqual([true, 1])
  })

  test('update an email whose sender got no response (rule 10)', async () => {
    const company = await aCompany(table, 'mail-unknown')
    const { appointmentId } = await aReadyCustomer(company, { phone: '+12065559001' })
    await company.remind(appointmentId, ['email'])
    company.provider.behaviour = () => {
      throw Object.assign(new Error('timeout'), { name: 'TimeoutError' })
    }
    await company.runDue()
    const [message] = await company.messages()
    expect(message).toMatchObject({ status: 'unknown' })
    const tags = { accountId: 'mail-unknown', messageId: message?.messageId }
    await receiveSesEvent(sesEvent(company, 'Send', {}, tags), company.deps)
    expect(await company.messages()).toMatchObject([{ status: 'sent', providerMessageId: 'ses-1' }])
  })

  test('of unknown emails and of erased companies are ignored', async () => {
    const { company, messageId, status } = await aSent('mail-foreign', 'email')
    await receiveSesEvent(sesEvent(company, 'Delivery', {}, {}), company.deps)
    await receiveSesEvent(sesEvent(company, 'Delivery', {}, { accountId: 'nobody', messageId }), company.deps)
    await receiveSesEvent(sesEvent(company, 'Open'), company.deps)
    await company.setAccount({ state: 'erasing' })
    await receivesSesEvent(company, 'Delivery')
    expect(await status()).toBe('sent')
  })

  test('that arrive before the sender has recorded the outcome stand', async () => {
    const company = await aCompany(table, 'mail-race')
    const { appointmentId } = await aReadyCustomer(company, { phone: '+12065559002' })
    await company.remind(appointmentId, ['email'])
    company.hook.before = async (step) => {
      if (step !== 'changedMessageWrite' || company.emails.length === 0) return
      company.hook.before = undefined
      await receivesSesEvent(company, 'Delivery')
    }
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'delivered', providerMessageId: company.emails[0]?.id }])
    expect((await company.dueRows()).filter(({ kind }) => kind === 'message')).toEqual([])
  })
})

describe('SMS reports (rule 13)', () => {
  const receives = (company: Company, ...lines: (object | string)[]) =>
    receiveSmsReports(logLines(...lines), { ...company.deps, pause: async () => {} })

  test('update the message; other log lines are ignored', async () => {
    const { company, status } = await aSent('text-ok', 'sms')
    const id = company.sms[0]?.id ?? ''
    await receives(company, 'no JSON', { other: true }, report('foreign', 'SUCCESS'), report(id, 'SUCCESS'))
    expect(await status()).toBe('delivered')
  })

  test('are read whatever form their other fields have', async () => {
    for (const [index, change] of [
      { delivery: null },
      { delivery: { priceInUSD: null, providerResponse: 7 } },
      { notification: { timestamp: null } },
      { status: 'success' },
    ].entries()) {
      const { company, status } = await aSent(`text-odd-${index}`, 'sms')
      const id = company.sms[0]?.id ?? ''
      const usual = report(id, 'SUCCESS')
      const odd = { ...usual, ...change, notification: { ...usual.notification, ...change.notification } }
      await receives(
        company,
        { notification: null },
        { status: 'SUCCESS', notification: { messageId: 'x'.repeat(5_000) } },
        odd,
      )
      expect(await status()).toBe('delivered')
    }
  })

  test.each([
    ['carrier-block', 'Phone carrier has blocked this message', 'suppressed'],
    ['provider-opt-out', 'Phone number is opted out', 'suppressed'],
    ['none', 'Unknown error attempting to reach phone', 'queued'],
  ] as const)('%s: the next SMS is refused with the reason', async (cause, words, reason) => {
    const { company, customerId, status } = await aSent(`text-${cause}`, 'sms')
    await receives(company, report(company.sms[0]?.id ?? '', 'FAILURE', words))
    await receives(company, report(company.sms[0]?.id ?? '', 'FAILURE', words))
    expect(await status()).toBe('failed')
    const next = await company.appointment(customerId)
    const [message] = await company.remind(next.appointmentId)
    expect(message?.reason ?? message?.status).toBe(reason)
    expect(JSON.stringify(await company.messages())).not.toContain(words)
  })
})
