import { appointmentStore } from '../../functions/appointments/appointment-store.ts'
import { createAppointment } from '../../functions/appointments/create-appointment.ts'
import { NewAppointment } from '../../functions/appointments/schemas.ts'
import { recordConsent } from '../../functions/customers/consent/record-consent.ts'
import type { NewDecision } from '../../functions/customers/consent/schemas.ts'
import { createCustomer } from '../../functions/customers/create-customer.ts'
import type { Email } from '../../functions/notifications/email/compose.ts'
import { receiveText } from '../../functions/notifications/inbound/receive-text.ts'
import { messageStore } from '../../functions/notifications/message-store.ts'
import { preferenceTokenStore } from '../../functions/notifications/preferences/preference-token-store.ts'
import { requestOnMyWay } from '../../functions/notifications/requests/request-on-my-way.ts'
import { requestReminders } from '../../functions/notifications/requests/request-reminders.ts'
import { requestWrittenMessage } from '../../functions/notifications/requests/request-written-message.ts'
import { MessageRequest } from '../../functions/notifications/requests/schemas.ts'
import { erasureEmailStore } from '../../functions/notifications/sending/erasure-email-store.ts'
import { runMessageJob } from '../../functions/notifications/sending/run-message-job.ts'
import type { EmailTags } from '../../functions/notifications/sending/ses-client.ts'
import { snsClient } from '../../functions/notifications/sending/sns-client.ts'
import { templateStore } from '../../functions/notifications/templates/template-store.ts'
import { usageStore } from '../../functions/notifications/usage-store.ts'
import { DueItem, type WorkMessage, workMessageOf } from '../../functions/shared/background/due.ts'
import { type Account, AccountItem, defaultSettings } from '../../functions/shared/identity/account.ts'
import { findActiveAccount } from '../../functions/shared/identity/account-store.ts'
import { findMember } from '../../functions/shared/identity/member-store.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { openShiftStore } from '../../functions/shifts/store/open-shift-store.ts'
import { customerWorld } from '../customers/world.ts'
import { giveKeys } from '../support/engine.ts'

export const oneHour = 3_600_000
/** Ten o'clock in New York, two days before the appointments that are booked here. */
const morning = Date.parse('2026-03-02T15:00:00.000Z')

/** What a provider does with the next call; `undefined` takes the message. */
export type Behaviour = () => Promise<void> | void

/**
 * One company with an office, a clock that a test moves, and providers that keep what they take. `hook` is called before
 * every step of the sending, by its name: a test may look, write or throw there.
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
  const texts: { to: string; body: string; promotional: boolean; id: string }[] = []
  const mails: { to: string; mail: Email; tags: EmailTags; id: string }[] = []
  const provider: { behaviour: Behaviour | undefined } = { behaviour: undefined }
  const hook: { before: ((step: string) => Promise<void> | void) | undefined } = { before: undefined }
  const sent: WorkMessage[] = []
  const limits = { remaining: 20_000, carrierAnswers: false }
  time.now = morning
  const take = async () => {
    await provider.behaviour?.()
    return `provider-${accountId}-${texts.length + mails.length + 1}`
  }
  const sendEmail = async ({ to }: { to: string }, mail: Email, tags: EmailTags) => {
    const id = await take()
    mails.push({ to, mail, tags, id })
    return id
  }
  const channel = snsClient({
    async publish(text) {
      const id = await take()
      texts.push({ ...text, id })
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
    findOpenShift: openShiftStore(table).findOpenShift,
    ...preferenceTokenStore(table),
    ...channel,
    ...erasureEmailStore(table),
    statusKey: () => table.keyring.derive('status-link'),
    sendWithoutTags: () => Promise.reject(new Error('this world erases no account')),
    sendEmail,
    sendNotice: sendEmail,
    findMember: (id: string, memberId: string) => findMember(table, id, memberId),
    findActiveAccount: (id: string) => findActiveAccount(table, id),
    enqueue: async (work: WorkMessage) => void sent.push(work),
    apiUrl: 'https://api.acme.example',
    emailDomain: 'mail.example',
    newId: () => `claim-${ids++}`,
    pause: async () => {},
    remaining: () => limits.remaining,
  }
  const deps = hooked(plain, hook)
  const owner = { ...office, role: 'owner' as const, account }

  const customer = async (fields: object = {}) => {
    const common = { name: 'Ana', kind: 'customer' as const, phone: '2065550143', email: 'ana@x.example' }
    return createCustomer({ ...common, ...fields }, owner, plain)
  }
  const says = (customerId: string, decision: Partial<NewDecision> = {}) => {
    const grant = {
      channel: 'sms',
      kinds: ['reminder'],
      decision: 'granted',
      method: 'paper',
      statement: 'Yes.',
    } as const
    return recordConsent(customerId, { ...grant, kinds: ['reminder'], ...decision }, owner, plain)
  }
  const appointment = (customerId: string, fields: object = {}) => {
    const common = { startsAt: '2026-03-04T15:00:00Z', durationMinutes: 60, kind: 'job', title: 'Boiler check' }
    return createAppointment(NewAppointment.parse({ customerId, ...common, ...fields }), owner, plain)
  }
  const remind = async (appointmentId: string, channels: readonly ('sms' | 'email')[] = ['sms']) =>
    (await requestReminders(appointmentId, channels, owner, plain)).messages
  const writes = async (customerId: string, fields: object = {}, key?: string) => {
    const common = { kind: 'invoice', channels: ['sms'], text: 'Your invoice is ready.' }
    const caller = { ...owner, openAccount: async () => account }
    return (await requestWrittenMessage(customerId, MessageRequest.parse({ ...common, ...fields }), key, caller, plain))
      .messages
  }
  const onMyWay = async (appointmentId: string, etaMinutes?: number) =>
    (await requestOnMyWay(appointmentId, etaMinutes, owner, plain)).messages
  let inbound = 0
  /** A person writes; `answers` is our text that the carrier says it answers. */
  const hears = (body: string, more: { from?: string; id?: string; answers?: string } = {}) => {
    const inboundMessageId = more.id ?? `in-${accountId}-${inbound++}`
    const text = { from: more.from ?? '+12065550143', body, inboundMessageId, answers: more.answers, at: time.now++ }
    return receiveText(text, { ...deps, carrierAnswers: limits.carrierAnswers })
  }
  const state = async (customerId: string, channel = 'sms', kind = 'reminder') =>
    (await plain.readConsentStates(accountId, customerId)).find(
      (each) => each.channel === channel && each.kind === kind,
    )?.state
  const work = (work: WorkMessage) => runMessageJob(work, deps)
  /** All due rows up to now, each worked on once. */
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
    texts,
    mails,
    provider,
    hook,
    sent,
    limits,
    setCarrierAnswers: (does: boolean) => {
      limits.carrierAnswers = does
    },
    customer,
    says,
    appointment,
    remind,
    writes,
    onMyWay,
    work,
    hears,
    state,
    runDue,
    dueRows,
    messages,
    setAccount,
  }
}
export type Company = Awaited<ReturnType<typeof aCompany>>

/** A customer who said yes by text and mail, with an appointment in two days. */
export async function aReadyCustomer(company: Company, fields: object = {}) {
  const { customerId } = await company.customer(fields)
  await company.says(customerId)
  await company.says(customerId, { channel: 'email' })
  const { appointmentId } = await company.appointment(customerId)
  return { customerId, appointmentId }
}

function hooked<Deps extends object>(
  deps: Deps,
  hook: { before: ((step: string) => Promise<void> | void) | undefined },
): Deps {
  const wrapped = Object.entries(deps).map(([name, dep]) => {
    if (
      typeof dep !== 'function' ||
      !/^(find|read|list|check|new|write|changed|point|send|drop|due|makeToken)/.test(name)
    )
      return [name, dep]
    const isAsync = !['due', 'newId', 'checkConsent', 'checkRevision', 'usageWrite'].includes(name)
    if (!isAsync) return [name, dep]
    return [
      name,
      async (...args: unknown[]) => {
        await hook.before?.(name)
        return dep(...args)
      },
    ]
  })
  return Object.fromEntries(wrapped) as Deps
}
