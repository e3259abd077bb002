import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { SesEvent } from '../../../functions/notifications/feedback/provider-events.ts'
import { learnOfMail } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import { learnOfTexts } from '../../../functions/notifications/feedback/receive-sms-reports.ts'
import { newNotice } from '../../../functions/shared/messages/member-email.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
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

/** An event as SES publishes it. */
function sesEvent(
  company: Company,
  eventType: string,
  details: object = {},
  tags: object = company.mails[0]?.tags ?? {},
) {
  const [name = ''] = [eventType.charAt(0).toLowerCase() + eventType.slice(1)]
  const lists = Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, [value]]))
  const mail = {
    messageId: 'ses-1',
    timestamp: '2026-03-02T15:00:00.000Z',
    destination: ['ana@x.example'],
    tags: lists,
  }
  return SesEvent.parse({ eventType, mail, [name]: { timestamp: '2026-03-02T15:01:00.000Z', ...details } })
}
const told = (company: Company, eventType: string, details: object = {}) =>
  learnOfMail(sesEvent(company, eventType, details), company.deps)

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

describe('events of mails (rule 13)', () => {
  test('move the message on, each once and in any order', async () => {
    const { company, messageId, status } = await aSent('mail-events', 'email')
    await told(company, 'Delivery')
    await told(company, 'Send')
    await told(company, 'Delivery')
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
    '%s withdraws, is remembered, and the next mail is refused with the reason',
    async (cause, type, details, after) => {
      const { company, customerId, appointmentId, status } = await aSent(`mail-${cause}`, 'email')
      await Promise.all([told(company, type, details), told(company, type, details)])
      await told(company, type, details)
      expect(await status()).toBe(after)
      const ledger = (await company.deps.readLedger(company.accountId, customerId)).filter(
        (entry) => entry.cause === cause,
      )
      expect(ledger).toMatchObject([
        { decision: 'withdrawn', channel: 'email', evidence: { event: expect.any(String) } },
      ])
      expect(await company.state(customerId)).toBe('granted')
      const next = await company.appointment(customerId)
      expect(await company.remind(next.appointmentId, ['email'])).toMatchObject([{ reason: 'suppressed' }])
      expect(appointmentId).not.toBe(next.appointmentId)
      const regrant = company.says(customerId, { channel: 'email' })
      if (cause === 'complaint') await expect(regrant).rejects.toMatchObject({ code: 'stopped_by_customer' })
      else await regrant
    },
  )

  test('a soft bounce is shown and withdraws nothing', async () => {
    const { company, customerId, status } = await aSent('mail-soft', 'email')
    await told(company, 'Bounce', { bounceType: 'Transient', feedbackId: 'f' })
    expect([await status(), await company.state(customerId, 'email')]).toEqual(['bounced', 'granted'])
  })

  test('a bounce of an address that the customer has left says nothing of the new one', async () => {
    const { company, customerId } = await aSent('mail-left', 'email')
    await changeCustomer(customerId, { email: 'new@x.example' }, company.owner, company.deps)
    await company.says(customerId, { channel: 'email' })
    await told(company, 'Bounce', { bounceType: 'Permanent', feedbackId: 'f' })
    expect(await company.state(customerId, 'email')).toBe('granted')
    const other = await company.customer({ email: 'ana@x.example' })
    const message = (await company.messages()).find(({ status }) => status === 'bounced')
    const memories = await company.deps.findSuppressions('mail-left', 'email', message?.addressHash ?? '', [])
    expect([other.emailHash === message?.addressHash, memories.length]).toEqual([true, 1])
  })

  test('recordOutcome a mail whose sender heard nothing (rule 10)', async () => {
    const company = await aCompany(table, 'mail-unknown')
    const { appointmentId } = await aReadyCustomer(company, { phone: '+12065559001' })
    await company.remind(appointmentId, ['email'])
    company.provider.behaviour = () => {
      throw Object.assign(new Error('time-out'), { name: 'TimeoutError' })
    }
    await company.runDue()
    const [message] = await company.messages()
    expect(message).toMatchObject({ status: 'unknown' })
    const tags = { accountId: 'mail-unknown', messageId: message?.messageId }
    await learnOfMail(sesEvent(company, 'Send', {}, tags), company.deps)
    expect(await company.messages()).toMatchObject([{ status: 'sent', providerMessageId: 'ses-1' }])
  })

  test('of mails that are not ours, or of a company that left, are nobody’s', async () => {
    const { company, messageId, status } = await aSent('mail-foreign', 'email')
    await learnOfMail(sesEvent(company, 'Delivery', {}, {}), company.deps)
    await learnOfMail(sesEvent(company, 'Delivery', {}, { accountId: 'nobody', messageId }), company.deps)
    await learnOfMail(sesEvent(company, 'Open'), company.deps)
    await company.setAccount({ state: 'erasing' })
    await told(company, 'Delivery')
    expect(await status()).toBe('sent')
  })

  test('that come before the sender has written down its own news stand', async () => {
    const company = await aCompany(table, 'mail-race')
    const { appointmentId } = await aReadyCustomer(company, { phone: '+12065559002' })
    await company.remind(appointmentId, ['email'])
    company.hook.before = async (step) => {
      if (step !== 'changedMessage' || company.mails.length === 0) return
      company.hook.before = undefined
      await told(company, 'Delivery')
    }
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'delivered', providerMessageId: company.mails[0]?.id }])
    expect((await company.dueRows()).filter(({ kind }) => kind === 'message')).toEqual([])
  })
})

describe('reports of texts (rule 13)', () => {
  const learned = (company: Company, ...lines: (object | string)[]) =>
    learnOfTexts(logLines(...lines), { ...company.deps, pause: async () => {} })

  test('say what was delivered, and pass over what is not SNS’s', async () => {
    const { company, status } = await aSent('text-ok', 'sms')
    const id = company.texts[0]?.id ?? ''
    await learned(company, 'no JSON', { other: true }, report('foreign', 'SUCCESS'), report(id, 'SUCCESS'))
    expect(await status()).toBe('delivered')
  })

  test.each([
    ['carrier-block', 'Phone carrier has blocked this message', 'suppressed'],
    ['provider-opt-out', 'Phone number is opted out', 'suppressed'],
    ['none', 'Unknown error attempting to reach phone', 'queued'],
  ] as const)('%s: the next text is refused with the reason', async (cause, words, reason) => {
    const { company, customerId, status } = await aSent(`text-${cause}`, 'sms')
    await learned(company, report(company.texts[0]?.id ?? '', 'FAILURE', words))
    await learned(company, report(company.texts[0]?.id ?? '', 'FAILURE', words))
    expect(await status()).toBe('failed')
    const next = await company.appointment(customerId)
    const [message] = await company.remind(next.appointmentId)
    expect(message?.reason ?? message?.status).toBe(reason)
    expect(JSON.stringify(await company.messages())).not.toContain(words)
  })
})

describe('a notice', () => {
  async function anInvitation(accountId: string) {
    const company = await aCompany(table, accountId)
    const { time } = company
    const fields = {
      template: 'invitation' as const,
      memberId: 'm',
      to: 'ben@acme.example',
      name: 'Ben',
      company: 'Acme Heating',
    }
    const secret = { temporaryPassword: 'Canary-4711', expiresAt: time.now + 7 * 86_400_000 }
    const { writes, work } = await newNotice(table, accountId, { ...fields, ...secret }, time.now)
    await table.transact(writes, () => expect.unreachable())
    const row = () => company.deps.findSendable(accountId, work.sk.slice('message#'.length))
    return { company, work, row }
  }

  test('is sent once, and its password leaves with it', async () => {
    const { company, work, row } = await anInvitation('notice')
    await Promise.all([company.work(work), company.work(work)])
    await company.work(work)
    expect(company.mails).toMatchObject([
      { to: 'ben@acme.example', mail: { subject: 'Acme Heating invites you to Fieldpost' } },
    ])
    expect(company.mails[0]?.mail.text).toContain('Canary-4711')
    expect(await row()).toMatchObject({ status: 'sent' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
    expect(await company.messages()).toEqual([])
    await told(company, 'Delivery')
    expect(await row()).toMatchObject({ status: 'delivered' })
  })

  test('whose sender dies after the call keeps no password when news comes', async () => {
    const { company, work, row } = await anInvitation('notice-crash')
    company.hook.before = (step) =>
      company.mails.length > 0 && step === 'changedMessage' ? new Promise(() => {}) : undefined
    await Promise.race([company.work(work), new Promise((resolve) => setTimeout(resolve, 200))])
    company.hook.before = undefined
    await told(company, 'Send')
    expect(await row()).toMatchObject({ status: 'sent' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
    await company.work(work)
    expect([company.mails.length, await company.dueRows()]).toEqual([1, []])
  })

  test('that is older than its password is not sent', async () => {
    const { company, work, row } = await anInvitation('notice-old')
    company.time.now += 8 * 86_400_000
    await company.work(work)
    expect(company.mails).toEqual([])
    expect(await row()).toMatchObject({ status: 'expired' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
  })
})
