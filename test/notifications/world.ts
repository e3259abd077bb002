import { appointmentStore } from '../../functions/appointments/appointment-store.ts'
import { createAppointment } from '../../functions/appointments/create-appointment.ts'
import { NewAppointment } from '../../functions/appointments/schemas.ts'
import { consentRequestStore } from '../../functions/customers/consent/consent-request-store.ts'
import { recordConsent } from '../../functions/customers/consent/record-consent.ts'
import type { NewDecision } from '../../functions/customers/consent/schemas.ts'
import { createCustomer } from '../../functions/customers/create-customer.ts'
import { bulkStore } from '../../functions/notifications/bulk/bulk-store.ts'
import { classifyText } from '../../functions/notifications/domain/classify-text.ts'
import type { Email } from '../../functions/notifications/email/compose.ts'
import { receiveText } from '../../functions/notifications/inbound/receive-text.ts'
import { messageStore } from '../../functions/notifications/message-store.ts'
import {
  type PreferenceLink,
  preferenceTokenStore,
} from '../../functions/notifications/preferences/preference-token-store.ts'
import { requestFromStaff } from '../../functions/notifications/requests/request-from-staff.ts'
import { requestOnMyWay } from '../../functions/notifications/requests/request-on-my-way.ts'
import { requestReminders } from '../../functions/notifications/requests/request-reminders.ts'
import { MessageRequest } from '../../functions/notifications/requests/schemas.ts'
import { erasureEmailStore } from '../../functions/notifications/sending/erasure-email-store.ts'
import { unpaced } from '../../functions/notifications/sending/pace.ts'
import { sendQueued } from '../../functions/notifications/sending/send-queued.ts'
import type { EmailTags } from '../../functions/notifications/sending/ses-client.ts'
import { snsClient } from '../../functions/notifications/sending/sns-client.ts'
import { standingStore } from '../../functions/notifications/standing-store.ts'
import { templateStore } from '../../functions/notifications/templates/template-store.ts'
import { unreadStore } from '../../functions/notifications/unread-store.ts'
import { usageStore } from '../../functions/notifications/usage-store.ts'
import { DueItem, type WorkMessage, workMessageOf } from '../../functions/shared/background/due.ts'
import { type Account, AccountItem, defaultSettings } from '../../functions/shared/identity/account.ts'
import { findActiveAccount } from '../../functions/shared/identity/account-store.ts'
import { type ContactLink, makeContactToken } from '../../functions/shared/identity/contact-token.ts'
import { type InvitedMember, makeInvitationToken } from '../../functions/shared/identity/invitation-token.ts'
import { findLogin } from '../../functions/shared/identity/login-store.ts'
import { findMember } from '../../functions/shared/identity/member-store.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { findWorkerPosition } from '../../functions/shifts/tracks/find-live-position.ts'
import { customerWorld } from '../customers/world.ts'
import { storesOver } from '../shifts/world.ts'
import { giveKeys } from '../support/engine.ts'
import { type Hook, hooked } from './hooked.ts'

export const oneHour = 3_600_000
/** 10:00 in New York, two days before the appointments of this world. */
const morning = Date.parse('2026-03-02T15:00:00.000Z')

/** Runs before a provider takes a message: what it throws is the provider's failure. */
export type Behaviour = () => Promise<void> | void

/**
 * One company on a table, a clock that a test moves, and providers that record what they take. `hook.before` is called with
 * the name of each step of the sending, before it: a test may read, write or throw there.
 */
export async function aCompany(table: Table, accountId: string, over: Partial<Account> = {}) {
  await giveKeys(table, accountId)
  const { deps: customers, office, time } = customerWorld(table, accountId)
  const account = {
    ...office.account,
    settings: defaultSettings,
    ...over,
    accountId,
    state: 'active' as const,
    name: 'Acme Heating',
    postalAddress: '1 Main St, Springfield',
    contactEmail: 'office@acme.example',
  }
  const accountRow = await table.row(AccountItem, accountId, account)
  await table.transact([{ Put: { TableName: table.name, Item: accountRow } }], () => {})
  const sms: { to: string; body: string; promotional: boolean; id: string }[] = []
  const emails: { to: string; email: Email; tags: EmailTags; id: string }[] = []
  const provider: { behaviour: Behaviour | undefined } = { behaviour: undefined }
  const hook: Hook = { before: undefined }
  const sent: WorkMessage[] = []
  const limits = { remaining: 20_000, carrierManagesOptOuts: false, isOnlyAccount: false }
  const textCaps = { accountTextsPerDay: 300, installationTextsPerDay: 20_000, phoneTextsPerDay: 10 }
  time.now = morning
  const take = async () => {
    await provider.behaviour?.()
    return `provider-${accountId}-${sms.length + emails.length + 1}`
  }
  const sendEmail = async ({ to }: { to: string }, email: Email, tags: EmailTags) => {
    const id = await take()
    emails.push({ to, email, tags, id })
    return id
  }
  const channel = snsClient({
    async publish(outgoing) {
      const id = await take()
      sms.push({ ...outgoing, id })
      return id
    },
  })
  let ids = 0
  const plain = {
    ...customers,
    ...appointmentStore(table),
    ...messageStore(table),
    ...templateStore(table),
    ...usageStore(table),
    ...standingStore(table),
    ...unreadStore(table),
    ...bulkStore(table),
    findWorkerPosition: (company: Parameters<typeof findWorkerPosition>[0], memberId: string) =>
      findWorkerPosition(company, memberId, { ...storesOver(table), now: () => time.now }),
    ...preferenceTokenStore(table),
    ...consentRequestStore(table),
    ...channel,
    ...erasureEmailStore(table),
    statusKey: () => table.keyring.derive('status-link'),
    sendWithoutTags: () => Promise.reject(new Error('this world erases no account')),
    sendEmail,
    sendLinkReply: sendEmail,
    sendNotice: sendEmail,
    smsNumber: '+12065550100',
    findActiveAccount: (id: string) => findActiveAccount(table, id),
    findMember: (id: string, memberId: string) => findMember(table, id, memberId),
    findOnlyAccount: async () => (limits.isOnlyAccount ? accountId : undefined),
    enqueue: async (work: WorkMessage) => void sent.push(work),
    apiUrl: 'https://api.acme.example',
    signInUrl: 'https://app.acme.example',
    findLogin: (sub: string) => findLogin(table, sub),
    makeContactToken: (link: ContactLink) => makeContactToken(table, link),
    makeInvitationToken: (invited: InvitedMember) => makeInvitationToken(table, invited),
    emailDomain: 'mail.example',
    allowedCountries: undefined,
    textCaps,
    newId: () => `claim-${ids++}`,
    pause: async () => {},
    ...unpaced,
    remaining: () => limits.remaining,
  }
  const deps = hooked(plain, hook)
  const owner = { ...office, role: 'owner' as const, account, openAccount: async () => account }

  const customer = async (fields: object = {}) => {
    const common = { name: 'Ana', kind: 'customer' as const, phone: '2065550143', email: 'ana@x.example' }
    return createCustomer({ ...common, ...fields }, owner, plain)
  }
  const recordsConsent = (customerId: string, decision: Partial<NewDecision> = {}) => {
    const grant = {
      channel: 'sms',
      kinds: ['reminder'],
      decision: 'granted',
      method: 'paper',
      statement: 'Yes.',
    } as const
    return recordConsent(customerId, { ...grant, kinds: ['reminder'], ...decision }, owner, plain)
  }
  /** The token of a link to the customer's current email address. */
  const link = async (customerId: string, use: PreferenceLink['use'] = 'preferences', over: object = {}) => {
    const { emailHash = '' } = (await plain.findCustomer(accountId, customerId)) ?? {}
    const common = { accountId, customerId, channel: 'email', kind: 'reminder', issuedAt: time.now++ } as const
    return plain.makeToken({ ...common, addressHash: emailHash, use, ...over })
  }
  const appointment = (customerId: string, fields: object = {}) => {
    const common = { startsAt: '2026-03-04T15:00:00Z', durationMinutes: 60, kind: 'job', title: 'Boiler check' }
    return createAppointment(NewAppointment.parse({ customerId, ...common, ...fields }), owner, plain)
  }
  const remind = async (appointmentId: string, channels: readonly ('sms' | 'email')[] = ['sms']) =>
    (await requestReminders(appointmentId, channels, owner, plain)).messages
  const writes = async (customerId: string, fields: object = {}, key?: string) => {
    const common = { kind: 'invoice', channels: ['sms'], text: 'Your invoice is ready.' }
    return (await requestFromStaff(customerId, MessageRequest.parse({ ...common, ...fields }), key, owner, plain))
      .messages
  }
  const onMyWay = async (appointmentId: string, etaMinutes?: number) =>
    (await requestOnMyWay(appointmentId, etaMinutes, owner, plain)).messages
  let inbound = 0
  /** A text arrives; `inReplyTo` is the provider's id of the SMS that it answers, where the carrier knows. */
  const receives = (body: string, more: { from?: string; id?: string; inReplyTo?: string } = {}) => {
    const inboundMessageId = more.id ?? `in-${accountId}-${inbound++}`
    const { from = '+12065550143', inReplyTo } = more
    const text = { from, body, intent: classifyText(body), inboundMessageId, inReplyTo, at: time.now++ }
    return receiveText(text, { ...deps, carrierManagesOptOuts: limits.carrierManagesOptOuts })
  }
  const state = async (customerId: string, channel = 'sms', kind = 'reminder') =>
    (await plain.readConsentStates(accountId, customerId)).find(
      (each) => each.channel === channel && each.kind === kind,
    )?.state
  const work = (work: WorkMessage) => sendQueued(work, deps)
  /** Runs each due row up to now once. */
  const runDue = async () => {
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))
    for (const row of rows)
      if (DueItem.clear.parse(row).dueAt <= time.now) await work(workMessageOf(row as unknown as WorkMessage))
  }
  const dueRows = async () => {
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))
    return rows.map((row) => ({ kind: String(row['kind']), dueAt: new Date(Number(row['dueAt'])).toISOString() }))
  }
  const messages = async () =>
    (await plain.listMessages(accountId, undefined, { limit: 200, sparse: false }, () => true)).items
  const setAccount = (change: object) =>
    table.transact([{ Put: { TableName: table.name, Item: { ...accountRow, ...change } } }], () => {})
  return {
    accountId,
    table,
    deps: plain,
    owner,
    account,
    time,
    sms,
    emails,
    provider,
    hook,
    sent,
    limits,
    setCarrierManagesOptOuts: (manages: boolean) => {
      limits.carrierManagesOptOuts = manages
    },
    customer,
    recordsConsent,
    link,
    appointment,
    remind,
    writes,
    onMyWay,
    work,
    receives,
    state,
    runDue,
    dueRows,
    messages,
    setAccount,
  }
}
export type Company = Awaited<ReturnType<typeof aCompany>>

/** A customer with granted consent for reminders by SMS and email, and an appointment in two days. */
export async function aReadyCustomer(company: Company, fields: object = {}) {
  const { customerId } = await company.customer(fields)
  await company.recordsConsent(customerId)
  await company.recordsConsent(customerId, { channel: 'email' })
  const { appointmentId } = await company.appointment(customerId)
  return { customerId, appointmentId }
}

/** A customer who granted these kinds by SMS and email. */
export async function aCustomerWhoGranted(company: Company, kinds: object, fields: object = {}) {
  const { customerId } = await company.customer(fields)
  await company.recordsConsent(customerId, kinds)
  await company.recordsConsent(customerId, { ...kinds, channel: 'email' })
  return customerId
}
