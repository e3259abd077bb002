import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { receiveSmsReports } from '../../../functions/notifications/feedback/receive-sms-reports.ts'
import { readMessage } from '../../../functions/notifications/history/read-messages.ts'
import { newNotice } from '../../../functions/shared/messages/member-email.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company, oneHour } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const refusing =
  (name: string, message = '') =>
  () => {
    throw Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } })
  }
const minute = 60_000

async function aQueued(accountId: string, channel: 'sms' | 'email' = 'email') {
  const company = await aCompany(table, accountId)
  const { appointmentId } = await aReadyCustomer(company)
  const [message] = await company.remind(appointmentId, [channel])
  const shown = () => readMessage(accountId, message?.messageId ?? '', company.deps)
  return { company, shown }
}

async function after(milliseconds: number, company: Company) {
  company.time.now += milliseconds
  await company.runDue()
}

test('while the provider refuses the whole installation, a message waits, says why, and is sent once it can be', async () => {
  const { company, shown } = await aQueued('waits')
  let calls = 0
  const refuse = refusing('SendingPausedException')
  company.provider.behaviour = () => {
    calls += 1
    refuse()
  }
  await company.runDue()
  expect([calls, await shown()]).toMatchObject([1, { status: 'queued', reason: 'sending_paused', attempts: 1 }])
  await after(minute / 2, company)
  expect(calls).toBe(1)
  for (let pause = 0; pause < 3; pause += 1) await after(15 * minute, company)
  expect([calls, await shown()]).toMatchObject([4, { status: 'queued', reason: 'sending_paused' }])
  company.provider.behaviour = undefined
  await after(15 * minute, company)
  expect(await shown()).toMatchObject({ status: 'sent' })
  expect(await shown()).not.toHaveProperty('reason')
  expect(company.emails).toHaveLength(1)
})

test('a refusal of the message alone still ends it', async () => {
  const { company, shown } = await aQueued('refused-alone')
  company.provider.behaviour = refusing('BadRequestException', 'Domain contains illegal character')
  await company.runDue()
  expect(await shown()).toMatchObject({ status: 'failed', reason: 'BadRequestException' })
})

test('the gate decides when the provider takes messages again: a reminder is not sent after the start', async () => {
  const { company, shown } = await aQueued('waits-too-long')
  company.provider.behaviour = refusing('AccountSuspendedException')
  await company.runDue()
  company.provider.behaviour = undefined
  await after(48 * oneHour, company)
  expect(await shown()).toMatchObject({ status: 'refused', reason: 'too_late' })
})

test('what staff wrote is given up after three days, with the reason', async () => {
  const company = await aCompany(table, 'given-up')
  const { customerId } = await company.customer()
  await company.recordsConsent(customerId, { kinds: ['invoice'] })
  await company.writes(customerId)
  company.provider.behaviour = refusing('AuthorizationErrorException')
  const statuses = async () => (await company.messages()).map(({ status, reason }) => [status, reason])
  await company.runDue()
  for (const days of [1, 1]) await after(days * 24 * oneHour, company)
  expect(await statuses()).toEqual([['queued', 'access_denied']])
  await after(24 * oneHour + minute, company)
  expect(await statuses()).toEqual([['failed', 'access_denied']])
  expect((await company.dueRows()).filter(({ kind }) => kind === 'message')).toEqual([])
})

test('an invitation keeps its password while it waits, and is sent with it', async () => {
  const company = await aCompany(table, 'invitation-waits')
  const { time } = company
  const { writes, work, messageId } = await newNotice(
    table,
    company.accountId,
    {
      template: 'invitation',
      memberId: 'm',
      to: 'ben@acme.example',
      name: 'Ben',
      company: 'Acme Heating',
      temporaryPassword: 'Canary-4711',
      expiresAt: time.now + 7 * 24 * oneHour,
    },
    time.now,
  )
  await table.transact(writes, () => expect.unreachable())
  const failedCheck = 'Email address is not verified. The following identities failed the check in region X: d.example'
  company.provider.behaviour = refusing('MessageRejected', failedCheck)
  await company.work(work)
  const row = () => company.deps.findSendable(company.accountId, messageId)
  expect(await row()).toMatchObject({ status: 'queued', reason: 'not_verified' })
  company.provider.behaviour = undefined
  await after(24 * oneHour, company)
  expect(company.emails[0]?.email.text).toContain('Canary-4711')
  expect(await row()).toMatchObject({ status: 'sent' })
  expect(JSON.stringify(await row())).not.toContain('Canary')
})

test('an SMS that SNS took, and reports as beyond its spending limit, waits again', async () => {
  const { company, shown } = await aQueued('no-quota', 'sms')
  const reports = (messageId: string, providerResponse: string, status = 'FAILURE') => {
    const notification = { messageId, timestamp: '2026-03-02 15:01:00.000' }
    const message = JSON.stringify({ notification, delivery: { providerResponse }, status })
    const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [{ message }] }))
    return receiveSmsReports(data.toString('base64'), { ...company.deps, pause: async () => {} })
  }
  await company.runDue()
  const first = company.sms[0]?.id ?? ''
  await reports(first, 'No quota left for account')
  await reports(first, 'No quota left for account')
  expect(await shown()).toMatchObject({ status: 'queued', reason: 'spending_limit', events: [] })
  expect(await company.deps.findMessageByProviderId(first)).toBeUndefined()
  await after(minute, company)
  const second = company.sms[1]?.id ?? ''
  await reports(first, 'No quota left for account')
  expect(await shown()).toMatchObject({ status: 'sent', providerMessageId: second })
  await reports(second, 'Message has been accepted by phone carrier', 'SUCCESS')
  await reports(second, 'No quota left for account')
  expect(await shown()).toMatchObject({ status: 'delivered' })
  expect(company.sms).toHaveLength(2)
})
