import { expect, test } from 'vitest'
import { readConsents } from '../../../functions/customers/consent/read-consents.ts'
import { exportCustomer } from '../../../functions/notifications/history/export-customer.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

/** Everything that the API tells a company of a customer whom it adds now: codes and words, without ids, hashes and times of its own. */
async function learnt(company: Company, phone: string) {
  const { customerId } = await company.customer({ phone })
  const grant = await company.recordsConsent(customerId).then(
    () => 'granted',
    ({ code, detail, extra }) => ({ code, detail, extra }),
  )
  const { appointmentId } = await company.appointment(customerId)
  const asked = await company.remind(appointmentId)
  const note = (id: string, entry: Parameters<typeof appendAudit>[2]) => appendAudit(table, id, entry)
  const consents = await readConsents(company.accountId, customerId, undefined, company.deps)
  const all = await exportCustomer(customerId, company.owner, { ...company.deps, note })
  return {
    grant,
    asked: asked.map(({ status, reason }) => [status, reason]),
    current: consents.current.map(({ channel, kind, state }) => [channel, kind, state]),
    ledger: consents.ledger.map(({ decision, cause, effective }) => [decision, cause, effective]),
    stops: all.stops,
    messages: (await company.messages()).map(({ direction, status, reason }) => [direction, status, reason]),
  }
}

test('a stop that named its message at another company is unknown here', async () => {
  const other = await aCompany(table, 'a-other')
  const [stopped, never] = [aPhone(), aPhone()]
  const { appointmentId } = await aReadyCustomer(other, { phone: stopped })
  await other.remind(appointmentId)
  for (const work of other.sent) await other.work(work)
  await other.receives('STOP', { from: stopped, inReplyTo: other.sms[0]?.id ?? 'none' })
  const [one, two] = [await aCompany(table, 'b-one'), await aCompany(table, 'c-two')]
  const outcome = await learnt(one, stopped)
  expect(outcome).toEqual(await learnt(two, never))
  expect(outcome).toMatchObject({ grant: 'granted', stops: [] })
})

test('a stop that holds for the number is told alike, whichever company it was said to, and when stays unsaid', async () => {
  const other = await aCompany(table, 'd-other')
  const [elsewhere, unknown] = [aPhone(), aPhone()]
  await aReadyCustomer(other, { phone: elsewhere })
  await other.receives('STOP', { from: elsewhere })
  await other.receives('STOP', { from: unknown })
  const [one, two] = [await aCompany(table, 'e-one'), await aCompany(table, 'f-two')]
  const outcome = await learnt(one, elsewhere)
  expect(outcome).toEqual(await learnt(two, unknown))
  expect(outcome.grant).toMatchObject({ code: 'stopped_by_customer' })
  expect(outcome.stops).toEqual([{ channel: 'sms', cause: 'stop' }])
  expect(JSON.stringify(outcome)).not.toMatch(/d-other|\d{4}-\d{2}-\d{2}T/)
})

test('a stop of its own customer a company sees with its time', async () => {
  const company = await aCompany(table, 'g-own')
  const phone = aPhone()
  const { customerId } = await aReadyCustomer(company, { phone })
  await company.receives('STOP', { from: phone })
  const note = (id: string, entry: Parameters<typeof appendAudit>[2]) => appendAudit(table, id, entry)
  const { stops } = await exportCustomer(customerId, company.owner, { ...company.deps, note })
  expect(stops).toEqual([{ channel: 'sms', cause: 'stop', since: expect.any(String) }])
})
