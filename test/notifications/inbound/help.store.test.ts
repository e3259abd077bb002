import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

const question = 'Can somebody help me with these texts?'

async function asks(mark: string, bodies: readonly string[], carrierManages: boolean) {
  const company = await aCompany(table, mark)
  company.setCarrierManagesOptOuts(carrierManages)
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  for (const body of bodies) {
    await company.receives(body, { from })
    await company.runDue()
  }
  const emails = company.emails.filter(({ email }) => email.subject.includes('unread'))
  return {
    replies: company.sms.map(({ body }) => body),
    emails,
    readings: (await company.messages()).map((each) => each.reading),
  }
}

test.each([false, true])(
  'help asked in a sentence is answered and shown to the office; carrier: %s',
  async (carrier) => {
    const { replies, emails, readings } = await asks(`help-${carrier}`, [question], carrier)
    expect(readings).toContain('help')
    expect(replies).toEqual([expect.stringContaining('Write to office@acme.example')])
    expect(emails).toHaveLength(1)
  },
)

test('the keyword alone is answered, and needs no reader', async () => {
  const { replies, emails } = await asks('help-word', ['help'], false)
  expect([replies.length, emails.length]).toEqual([1, 0])
})

test('where the carrier answers its keywords, only what it does not know is answered here', async () => {
  expect((await asks('carrier-words', ['HELP', 'Stop', 'START', 'stop', 'unstop'], true)).replies).toEqual([])
  expect((await asks('carrier-stop', ['please stop texting me'], true)).replies).toEqual([
    expect.stringContaining('unsubscribed'),
  ])
  expect((await asks('carrier-other', ['UNSUBSCRIBE'], true)).replies).toEqual([
    expect.stringContaining('unsubscribed'),
  ])
})

test('of an unknown number, which gets no reply, the office is told', async () => {
  const company = await aCompany(table, 'help-stranger')
  company.limits.isOnlyAccount = true
  await company.receives('HELP', { from: aPhone() })
  await company.runDue()
  expect(company.emails).toHaveLength(1)
})
