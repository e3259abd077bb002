import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, oneHour } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const error = (over: object) => Object.assign(new Error('provider'), over)
const throws = (over: object) => () => {
  throw error(over)
}

describe('the one call (rule 10)', () => {
  const calls: [string, object, string, number][] = [
    ['a refused connection', { code: 'ECONNREFUSED' }, 'sent', 2],
    ['an unknown host', { code: 'ENOTFOUND' }, 'sent', 2],
    ['throttling', { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }, 'sent', 2],
    ['a 503', { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } }, 'sent', 2],
    ['a timeout', { name: 'AbortError' }, 'unknown', 1],
    ['a broken connection', { code: 'ECONNRESET' }, 'unknown', 1],
    ['a 500', { name: 'InternalError', $metadata: { httpStatusCode: 500 } }, 'unknown', 1],
    ['a refusal', { name: 'InvalidParameter', $metadata: { httpStatusCode: 400 } }, 'failed', 1],
  ]
  test.each(calls)('after %s', async (name, failure, status, attempts) => {
    const company = await aCompany(table, `call-${name.replaceAll(' ', '-')}`)
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = () => {
      company.provider.behaviour = undefined
      return throws(failure)()
    }
    await company.runDue()
    company.time.now += oneHour
    await company.runDue()
    await company.runDue()
    expect(company.sms).toHaveLength(status === 'sent' ? 1 : 0)
    expect(await company.messages()).toMatchObject([{ status, attempts }])
  })

  test('is retried until it is too late, if the provider cannot be reached', async () => {
    const company = await aCompany(table, 'never')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = throws({ code: 'ECONNREFUSED' })
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'queued', attempts: 6 }])
    company.time.now = Date.parse('2026-03-04T15:00:00Z')
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ reason: 'too_late' })
  })

  test('is not claimed when no time is left', async () => {
    const company = await aCompany(table, 'no-time')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.limits.remaining = 2_400
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'queued', attempts: 0 }])
    company.limits.remaining = 20_000
    await company.runDue()
    expect(company.sms).toHaveLength(1)
  })

  test('with an unknown outcome expires after 72 hours and is never repeated', async () => {
    const company = await aCompany(table, 'expiry')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = throws({ name: 'TimeoutError' })
    await company.runDue()
    company.provider.behaviour = undefined
    expect((await company.dueRows()).find(({ kind }) => kind === 'message-expiry')).toBeDefined()
    company.time.now += 71 * oneHour
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ status: 'unknown' })
    company.time.now += 2 * oneHour
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ status: 'expired' })
    expect((await company.dueRows()).filter(({ kind }) => kind === 'message-expiry')).toEqual([])
    expect(company.sms).toEqual([])
  })
})
