import { expect, test } from 'vitest'
import { suppressionStore } from '../../../functions/customers/consent/suppression-store.ts'
import { pendingStopStore } from '../../../functions/notifications/inbound/pending-stop-store.ts'
import { InboundMessage, receiveMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

const phones = [undefined, null, '', '  ', [], 'x'.repeat(200)]

async function arrives(company: Company, sms: object): Promise<void> {
  const queued = { messageId: 'queue-1', attributes: { SentTimestamp: String(company.time.now++) } }
  await receiveMessage(InboundMessage.parse(sms), queued, {
    ...pendingStopStore(table),
    sendingNumber: '+12065550100',
    now: () => company.time.now,
    receiveText: (text, number) =>
      receiveText(text, { ...company.deps, ...suppressionStore(table, number), carrierManagesOptOuts: false }),
  })
}

test.each(phones)('a STOP with the phone %j finds it by the SMS that it answers', async (originationNumber) => {
  const mark = `unnamed-${phones.indexOf(originationNumber)}`
  const [company, other] = [await aCompany(table, mark), await aCompany(table, `${mark}-other`)]
  const from = aPhone()
  const [one, two] = [await aReadyCustomer(company, { phone: from }), await aReadyCustomer(other, { phone: from })]
  await company.remind(one.appointmentId)
  await company.runDue()
  const previousPublishedMessageId = company.sms[0]?.id
  await arrives(company, { originationNumber, messageBody: 'STOP', inboundMessageId: mark, previousPublishedMessageId })
  expect([await company.state(one.customerId), await other.state(two.customerId)]).toEqual(['withdrawn', 'granted'])
  await company.runDue()
  expect(company.sms.at(-1)).toMatchObject({ to: from, body: expect.stringContaining('unsubscribed') })
})

test('holds for the number where the account of that SMS waits for its deletion', async () => {
  const company = await aCompany(table, 'unnamed-leaving')
  const from = aPhone()
  const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
  await company.remind(appointmentId)
  await company.runDue()
  const previousPublishedMessageId = company.sms[0]?.id
  await company.setAccount({ state: 'scheduled' })
  await arrives(company, { messageBody: 'STOP', inboundMessageId: 'unnamed-leaving', previousPublishedMessageId })
  await company.setAccount({ state: 'active' })
  const again = await company.appointment(customerId)
  expect(await company.remind(again.appointmentId)).toMatchObject([{ status: 'refused' }])
})

test('where that SMS is not known either, an alarm is raised and nothing is stored', async () => {
  const company = await aCompany(table, 'unnamed-unknown')
  await arrives(company, { messageBody: 'STOP', inboundMessageId: 'u-1', previousPublishedMessageId: 'no-such-sms' })
  expect(await company.messages()).toEqual([])
  expect(await pendingStopStore(table).findStop({ pk: 'pending-stop#u-1', sk: 'pending-stop' })).toBeUndefined()
})
