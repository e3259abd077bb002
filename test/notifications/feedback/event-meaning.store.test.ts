import { describe, expect, test } from 'vitest'
import { messageKinds } from '../../../functions/customers/domain/consent.ts'
import { receiveSesEvent } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import { SesEvent } from '../../../functions/notifications/feedback/ses-event.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'
import { receivesSesEvent } from './ses-events.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

let companies = 0
/** An email of kind reminder is with SES; its customer also granted marketing. */
async function aSentEmail() {
  const accountId = `meaning-${companies++}`
  const company = await aCompany(table, accountId)
  const { customerId, appointmentId } = await aReadyCustomer(company, {
    phone: aPhone(),
    email: `${accountId}@x.example`,
  })
  await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'] })
  const [message] = await company.remind(appointmentId, ['email'])
  await company.runDue()
  const messageId = message?.messageId ?? ''
  const row = () => company.deps.findMessage(accountId, messageId)
  const status = async () => (await row())?.status
  const kinds = async () =>
    (await company.deps.readConsentStates(accountId, customerId))
      .filter(({ channel, state }) => channel === 'email' && state === 'withdrawn')
      .map(({ kind }) => kind)
      .sort()
  const mail = {
    messageId: 'ses-1',
    timestamp: '2026-03-02T15:00:00.000Z',
    tags: { accountId: [accountId], messageId: [messageId] },
  }
  /** An event of any form, as the queue brings it. */
  const receives = (event: unknown) => receiveSesEvent(SesEvent.parse(event), company.deps)
  return { company, customerId, row, status, kinds, mail, receives }
}
const at = (minute: number) => ({ timestamp: `2026-03-02T15:0${minute}:00.000Z` })
const everyKind = [...messageKinds].sort()

describe('a complaint', () => {
  test('that says "no spam" withdraws nothing and changes no status', async () => {
    const { company, status, kinds, row } = await aSentEmail()
    await receivesSesEvent(company, 'Delivery', at(1))
    for (const [minute, complaintFeedbackType] of ['not-spam', 'Not-Spam', 'not_spam'].entries())
      await receivesSesEvent(company, 'Complaint', { complaintFeedbackType, ...at(minute + 2) })
    expect([await status(), await kinds()]).toEqual(['delivered', []])
    expect((await row())?.events).toHaveLength(4)
  })

  test.each(['abuse', 'fraud', 'virus', 'other', 'auth-failure', 'never seen before', null, undefined, 7, {}])(
    'of type %j withdraws every kind',
    async (complaintFeedbackType) => {
      const { company, status, kinds } = await aSentEmail()
      await receivesSesEvent(company, 'Complaint', { complaintFeedbackType })
      expect([await status(), await kinds()]).toEqual(['complained', everyKind])
    },
  )
})

describe('an out-of-office reply', () => {
  test.each([
    ['Transient', 'General'],
    ['Transient', undefined],
    ['Transient', 'OOTO'],
    ['Undetermined', 'Undetermined'],
    [null, null],
    ['Unheard', 'Of'],
  ])('%s/%s leaves a delivered email as delivered, in either order', async (bounceType, bounceSubType) => {
    for (const order of [
      ['Delivery', 'Bounce'],
      ['Bounce', 'Delivery'],
      ['Bounce', 'Delivery', 'Send'],
    ]) {
      const { company, status, kinds } = await aSentEmail()
      for (const type of order)
        await receivesSesEvent(company, type, type === 'Bounce' ? { bounceType, bounceSubType } : {})
      expect([await status(), await kinds()]).toEqual(['delivered', []])
    }
  })

  test('of an email that was never delivered is a bounce', async () => {
    const { company, status, row } = await aSentEmail()
    await receivesSesEvent(company, 'Bounce', { bounceType: 'Transient', bounceSubType: 'General' })
    expect(await status()).toBe('bounced')
    expect((await row())?.events).toMatchObject([{ type: 'bounce', detail: 'Transient', subtype: 'General' }])
  })
})

test.each([
  ['Transient', 'MailboxFull'],
  ['Transient', 'ContentRejected'],
  ['Permanent', 'NoEmail'],
  ['permanent', undefined],
])('%s/%s after the delivery says that it did not arrive', async (bounceType, bounceSubType) => {
  const { company, status, kinds } = await aSentEmail()
  await receivesSesEvent(company, 'Delivery', at(1))
  await receivesSesEvent(company, 'Bounce', { bounceType, bounceSubType, ...at(2) })
  expect(await status()).toBe('bounced')
  expect(await kinds()).toEqual(bounceType === 'Transient' ? [] : everyKind)
})

describe('a change of subscription', () => {
  const topic = (topicName: string, subscriptionStatus: string) => ({ topicName, subscriptionStatus })
  const list = (...topics: object[]) => ({ unsubscribeAll: false, topicSubscriptionStatus: topics })

  test.each([
    ['from all', { newTopicPreferences: { unsubscribeAll: true, topicSubscriptionStatus: [] } }, everyKind],
    ['from one kind', { newTopicPreferences: list(topic('marketing', 'OptOut')) }, ['marketing']],
    [
      'from a topic of another name: the kind of the email',
      { newTopicPreferences: list(topic('News', 'OptOut')) },
      ['reminder'],
    ],
    ['that does not say what', { newTopicPreferences: null, oldTopicPreferences: null }, everyKind],
    [
      'of another form',
      { newTopicPreferences: { unsubscribeAll: 'true', topicSubscriptionStatus: 'none' } },
      everyKind,
    ],
  ])('stops %s', async (_what, details, stopped) => {
    const { company, status, kinds } = await aSentEmail()
    await receivesSesEvent(company, 'Delivery')
    await receivesSesEvent(company, 'Subscription', details)
    expect([await status(), await kinds()]).toEqual(['delivered', stopped])
  })

  test.each([
    ['into a topic', { newTopicPreferences: list(topic('marketing', 'OptIn')) }],
    [
      'back from a stop of all',
      {
        newTopicPreferences: list(topic('marketing', 'OptIn')),
        oldTopicPreferences: { unsubscribeAll: true },
      },
    ],
    [
      'while another topic stays closed',
      {
        newTopicPreferences: list(topic('News', 'OptOut'), topic('marketing', 'OptIn')),
        oldTopicPreferences: list(topic('News', 'OptOut'), topic('marketing', 'OptOut')),
      },
    ],
  ])('%s stops nothing and grants nothing', async (_what, details) => {
    const { company, customerId, kinds, row } = await aSentEmail()
    const before = await company.deps.readLedger(company.accountId, customerId)
    await receivesSesEvent(company, 'Subscription', details)
    expect([await kinds(), await company.deps.readLedger(company.accountId, customerId)]).toEqual([[], before])
    expect((await row())?.events).toMatchObject([{ type: 'subscription', detail: 'opt-in' }])
  })

  test('of one kind is remembered for the address, and of that kind only', async () => {
    const { company } = await aSentEmail()
    await receivesSesEvent(company, 'Subscription', { newTopicPreferences: list(topic('marketing', 'OptOut')) })
    const again = await company.customer({ email: `${company.accountId}@x.example` })
    const grant = (kind: 'marketing' | 'invoice') =>
      company.recordsConsent(again.customerId, { channel: 'email', kinds: [kind] })
    await expect(grant('marketing')).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await grant('invoice')
  })
})

describe('whatever form an event has, what is understood of it is done', () => {
  const odd = [
    null,
    undefined,
    7,
    'words',
    true,
    [],
    [7],
    {},
    { timestamp: null },
    { timestamp: 'yesterday', feedbackId: 8 },
  ]

  test.each(odd.map((complaint) => [complaint]))('a complaint with %j', async (complaint) => {
    const { receives, kinds, mail, row } = await aSentEmail()
    await receives({ eventType: 'Complaint', mail, complaint })
    expect(await kinds()).toEqual(everyKind)
    expect((await row())?.events[0]?.at).toMatch(/^2026-03-02T15:0/)
  })

  test.each([
    ['times that cannot be read', { timestamp: 12, messageId: null }],
    ['tags that are no lists', { tags: 'plain' }],
  ])('an email with %s', async (_what, change) => {
    const { receives, row, mail, company } = await aSentEmail()
    const tags = 'tags' in change ? { accountId: company.accountId, messageId: mail.tags.messageId[0] } : mail.tags
    await receives({ eventType: 'Delivery', mail: { ...mail, ...change, tags }, delivery: null })
    expect(await row()).toMatchObject({ status: 'delivered', events: [{ at: expect.stringMatching(/^2026-/) }] })
  })

  test('without the name of event publishing, and in another case', async () => {
    const { receives, status, mail } = await aSentEmail()
    await receives({ notificationType: 'delivery', mail })
    expect(await status()).toBe('delivered')
  })

  test.each([[null], [7], ['words'], [[]], [{}], [{ eventType: 'Bounce' }], [{ eventType: {}, mail: { tags: 7 } }]])(
    'what says nothing is ignored: %j',
    async (event) => {
      const { receives, status } = await aSentEmail()
      await receives(event)
      expect(await status()).toBe('sent')
    },
  )

  test('tags that are none of ours are ignored', async () => {
    const { receives, mail } = await aSentEmail()
    for (const messageId of ['', 'x'.repeat(5_000), 'no id', '\ud800'])
      await receives({ eventType: 'Bounce', mail: { ...mail, tags: { ...mail.tags, messageId: [messageId] } } })
  })

  test('two bounces without time or id are two', async () => {
    const { receives, kinds, mail } = await aSentEmail()
    await receives({ eventType: 'Bounce', mail, bounce: { bounceType: 'Transient' } })
    await receives({ eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent' } })
    expect(await kinds()).toEqual(everyKind)
  })

  test('a complaint after any number of delays withdraws', async () => {
    const { company, kinds, status, row } = await aSentEmail()
    for (let minute = 10; minute < 50; minute += 1)
      await receivesSesEvent(company, 'DeliveryDelay', {
        timestamp: `2026-03-02T16:${minute}:00.000Z`,
        delayType: 'General',
      })
    expect(await status()).toBe('sent')
    await receivesSesEvent(company, 'Complaint')
    expect([await status(), await kinds()]).toEqual(['complained', everyKind])
    expect((await row())?.events).toHaveLength(30)
  })
})

test.each(['Reject', 'Rendering Failure', 'DeliveryDelay', 'Send'])(
  'a delivered email stays delivered by %s',
  async (eventType) => {
    const { receives, status, mail } = await aSentEmail()
    await receives({ eventType: 'Delivery', mail })
    await receives({ eventType, mail, failure: { errorMessage: 'words', templateName: 't' } })
    expect(await status()).toBe('delivered')
  },
)

test('a rendering failure of an email that was not delivered is shown as failed, and withdraws nothing', async () => {
  const { receives, status, kinds, mail } = await aSentEmail()
  await receives({ eventType: 'Rendering Failure', mail, failure: null })
  expect([await status(), await kinds()]).toEqual(['failed', []])
})
