import { describe, expect, test } from 'vitest'
import { suppressionStore } from '../../../functions/customers/consent/suppression-store.ts'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'
import { pendingStopStore } from '../../../functions/notifications/inbound/pending-stop-store.ts'
import { receiveMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { type ReceiveTextDeps, receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import { pendingStopKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

const sentence = 'please stop texting me'

type Step = (...given: unknown[]) => Promise<unknown>

/** The deps of a receiver whose `step` fails for one account while `broken.is`. */
function brokenAt(company: Company, step: string, accountId: string) {
  const broken = { is: true }
  const deps = { ...company.deps, carrierManagesOptOuts: false } as unknown as Record<string, Step>
  const original = deps[step]
  const failing: Step = async (...given) => {
    if (broken.is && given[0] === accountId) throw new Error('its rows cannot be read')
    return original?.(...given)
  }
  return { broken, deps: { ...deps, [step]: failing } as unknown as ReceiveTextDeps }
}

async function twoCompanies(mark: string) {
  // the name that sorts first is served first
  const [first, second] = [await aCompany(table, `a-${mark}`), await aCompany(table, `b-${mark}`)]
  const from = aPhone()
  const [one, two] = [await aReadyCustomer(first, { phone: from }), await aReadyCustomer(second, { phone: from })]
  const at = first.time.now
  const textOf = (body: string) => ({
    ...{ from, body, intent: classifyText(body), inboundMessageId: `in-${mark}`, inReplyTo: undefined, at },
  })
  const states = async () => [await first.state(one.customerId), await second.state(two.customerId)]
  const confirmations = async () => {
    for (const company of [first, second]) await company.runDue()
    return first.sms.length + second.sms.length
  }
  return { first, second, one, two, from, textOf, states, confirmations }
}

const steps = [
  'findActiveAccount',
  'listMessages',
  'readConsentStates',
  'findSuppressions',
  'findCustomer',
  'findMessage',
]

describe('a stop in a sentence, while the rows of one company cannot be read', () => {
  test.each(steps)('holds at the other, and at both once they can: %s', async (step) => {
    const { first, second, two, textOf, states, confirmations } = await twoCompanies(`broken-${step.toLowerCase()}`)
    const { broken, deps } = brokenAt(first, step, first.accountId)
    await expect(receiveText(textOf(sentence), deps)).rejects.toThrow('cannot be read')
    expect(await states()).toEqual(['granted', 'withdrawn'])
    broken.is = false
    await receiveText(textOf(sentence), deps)
    await receiveText(textOf(sentence), deps)
    expect([await states(), await confirmations()]).toEqual([['withdrawn', 'withdrawn'], 1])
    const stops = (await second.deps.readLedger(second.accountId, two.customerId)).filter(
      ({ cause }) => cause === 'stop',
    )
    expect(stops).toHaveLength(1)
  })

  test('of the only company that has the phone, is no stranger’s text', async () => {
    const company = await aCompany(table, 'broken-alone')
    company.limits.isOnlyAccount = true
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    const { broken, deps } = brokenAt(company, 'findActiveAccount', company.accountId)
    const text = { from, intent: 'stop' as const, inboundMessageId: 'in-alone', inReplyTo: undefined }
    const stop = { ...text, body: sentence, at: company.time.now }
    await expect(receiveText(stop, deps)).rejects.toThrow('cannot be read')
    broken.is = false
    await receiveText(stop, deps)
    expect((await company.messages()).map((each) => each.customerId)).toEqual([customerId, customerId])
  })
})

test('a stop that has waited is read without the SMS that cannot be read: in doubt it is one', async () => {
  const company = await aCompany(table, 'broken-waits')
  const from = aPhone()
  const { customerId } = await aReadyCustomer(company, { phone: from })
  const { deps } = brokenAt(company, 'listMessages', company.accountId)
  const receiving = {
    ...pendingStopStore(table),
    sendingNumber: '+12065550100',
    now: () => company.time.now,
    receiveText: (text: Parameters<typeof receiveText>[0], number: string) =>
      receiveText(text, { ...deps, ...suppressionStore(table, number) }),
  }
  const queued = { attributes: { SentTimestamp: String(company.time.now) } }
  const sms = { originationNumber: from, messageBody: sentence, inboundMessageId: 'broken-waits-1' }
  await expect(receiveMessage(sms, queued, receiving)).rejects.toThrow('cannot be read')
  expect(await company.state(customerId)).toBe('granted')
  await receiveMessage({ ...pendingStopKey('broken-waits-1'), kind: 'receive-stop' }, queued, receiving)
  expect(await company.state(customerId)).toBe('withdrawn')
})
