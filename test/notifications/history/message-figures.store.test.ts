import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table
const written = vi.spyOn(process.stdout, 'write')

beforeAllOnTable((opened) => {
  table = opened
})
beforeEach(() => {
  vi.stubEnv('METRIC_NAMESPACE', 'Fieldpost-x')
  written.mockClear()
})
afterAll(() => {
  vi.unstubAllEnvs()
  written.mockRestore()
})

const figures = () =>
  written.mock.calls
    .map(([line]) => String(line))
    .filter((line) => line.startsWith('{"level":"info","event":"message_'))
    .map((line) => JSON.parse(line))
    .map(({ event, kind, channel, reason, outcome }) => [event, kind, channel, reason ?? outcome])

test('each message is counted once, however often its work is delivered: sent by channel, refused by reason', async () => {
  const company = await aCompany(table, 'counted')
  const { customerId } = await company.customer()
  await company.recordsConsent(customerId)
  await company.appointment(customerId)
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  await company.runDue()
  await company.runDue()
  expect(figures().sort()).toEqual([
    ['message_refused', 'reminder', 'email', 'no_consent'],
    ['message_sent', 'reminder', 'sms', undefined],
  ])
})

test('a message that is asked for is counted when it is sent, not when it waits', async () => {
  const company = await aCompany(table, 'asked-for')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId)
  expect(figures()).toEqual([])
  const [work = expect.unreachable()] = company.sent
  for (let n = 0; n < 3; n += 1) await company.work(work)
  expect(figures()).toEqual([['message_sent', 'reminder', 'sms', undefined]])
})

test('one that the provider refuses is counted as not delivered, by what became of it', async () => {
  const company = await aCompany(table, 'undelivered')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId)
  company.hook.before = async (step) => {
    if (step === 'sendSms')
      throw Object.assign(new Error(), { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } })
  }
  for (const work of company.sent) await company.work(work)
  expect(figures()).toEqual([['message_undelivered', 'reminder', 'sms', 'failed']])
})
