import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { MessageKind } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice as NoticeRow } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { type AutoReply, makeAutoReply } from '../domain/auto-reply.ts'
import { type ConsentedContact, decide } from '../domain/decide.ts'
import { makeNotice, type Notice } from '../domain/notice.ts'
import { mostSegments, sizeOf } from '../domain/sms-segments.ts'
import { decisionRecord } from '../drafting/explain-decision.ts'
import { type FactsDeps, gatherFacts } from '../drafting/gather-facts.ts'
import { type CountDeps, reserveUsage } from '../drafting/monthly-cap.ts'
import { type Email, emailToMember, senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageSubject } from '../message-subject.ts'
import type { PreferenceTokenStore } from '../preferences/preference-token-store.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import { TemplateError } from '../templates/render.ts'
import { type Rendering, renderEmail, renderSms } from '../templates/render-message.ts'
import type { TemplateStore } from '../templates/template-store.ts'

/** What goes out, and by which leave. */
export type Outgoing =
  | { readonly by: 'text'; readonly contact: ConsentedContact; readonly body: string; readonly promotional: boolean }
  | { readonly by: 'mail'; readonly contact: ConsentedContact; readonly mail: Email }
  | { readonly by: 'answer'; readonly answer: AutoReply }
  | { readonly by: 'notice'; readonly notice: Notice; readonly mail: Email }

/** What is to be done with a message now, with everything read anew. */
export type Prepared =
  | {
      readonly todo: 'send'
      readonly outgoing: Outgoing
      readonly row: Partial<Message>
      readonly checks: readonly Write[]
    }
  | { readonly todo: 'defer'; readonly until: number; readonly row: Partial<Message> }
  | { readonly todo: 'close'; readonly row: Pick<Message, 'status'> & Partial<Message> }

export type PrepareDeps = FactsDeps &
  Pick<ConsentStore, 'checkConsent'> &
  Pick<AppointmentStore, 'checkRevision'> &
  Pick<PreferenceTokenStore, 'makeToken'> &
  Pick<TemplateStore, 'findTemplate'> &
  CountDeps &
  Pick<MessageStore, 'listMessages'> & { readonly apiUrl: string; readonly emailDomain: string }

/** A cancellation goes by the consent of the mail that it takes back, and says what a confirmation would. */
const inOwnWords: MessageKind = 'confirmation'

/** Late binding: consent, appointment, address and account as they are at this moment decide, whatever was decided before. */
export async function prepareMessage(
  message: Message | NoticeRow,
  account: Account,
  deps: PrepareDeps,
): Promise<Prepared> {
  if (message.kind === 'notice') return prepareNotice(message, account, deps.now())
  if (message.answer) return prepareAnswer(message, message.answer, account, deps)
  return prepareToCustomer(message, account, deps)
}

async function prepareToCustomer(message: Message, account: Account, deps: PrepareDeps): Promise<Prepared> {
  const subject = subjectOf(message)
  const gathered = await gatherFacts(account, subject, deps, Date.parse(message.createdAt))
  if (!gathered) return { todo: 'close', row: { status: 'cancelled', reason: 'gone' } }
  const verdict = decide(gathered.facts)
  const decided = decisionRecord(gathered.facts, verdict)
  if (verdict.verdict === 'refuse')
    return { todo: 'close', row: { status: 'refused', reason: verdict.reason, decided } }
  if (verdict.verdict === 'defer') return { todo: 'defer', until: verdict.until, row: { decided } }
  const { contact } = verdict
  const { customerId, channel, kind } = subject
  const language = languageOf(gathered.customer, account.country)
  const template = await findTemplateFor(
    account.accountId,
    message.cancels ? inOwnWords : kind,
    channel,
    language,
    deps,
  )
  const rendering = { ...gathered, account, subject, content: message, template }
  const words = await wordsOf(contact, rendering, customerId, deps).catch(unlessOfTemplate)
  if (!words) return { todo: 'close', row: { status: 'failed', reason: 'template', decided } }
  if (words.size && words.size.segments > mostSegments)
    return { todo: 'close', row: { status: 'failed', reason: 'too_long' } }
  const units = words.size?.segments ?? 1
  const count = await reserveUsage(message, units, account, deps)
  if (!count) return { todo: 'close', row: { status: 'refused', reason: 'cap_reached', decided } }
  return {
    todo: 'send',
    outgoing: words.outgoing,
    row: {
      decided: { ...decided, ...words.size, template: words.template },
      ...words.said,
      counted: message.counted ?? units,
      to: contact.to,
      addressHash: gathered.facts.addressHash,
    },
    checks: [
      ...count,
      deps.checkConsent(account.accountId, customerId, channel, kind, contact.consentVersion),
      ...('revision' in subject
        ? [deps.checkRevision(account.accountId, subject.appointmentId, subject.revision)]
        : []),
    ],
  }
}

/** Checked with examples when it was saved; this customer's data may still be too much for it. */
function unlessOfTemplate(error: unknown): undefined {
  if (!(error instanceof TemplateError)) throw error
}

async function wordsOf(contact: ConsentedContact, rendering: Rendering, customerId: string, deps: PrepareDeps) {
  if (contact.channel === 'sms') {
    const { body, size, template } = renderSms(rendering)
    const promotional = rendering.subject.kind === 'marketing'
    return { outgoing: { by: 'text' as const, contact, body, promotional }, size, template, said: { text: body } }
  }
  const { accountId } = rendering.account
  const token = await deps.makeToken({ ...rendering.subject, customerId, accountId })
  const { email, template } = renderEmail(rendering, `${deps.apiUrl}/u/${token}`, deps)
  // whoever holds the link decides as the customer, so it is kept nowhere that the office can read
  const { subject, text } = { ...email, text: email.text.replaceAll(token, '…') }
  return { outgoing: { by: 'mail' as const, contact, mail: email }, size: undefined, template, said: { subject, text } }
}

function subjectOf(message: Message): MessageSubject {
  const { customerId, appointmentId, revision, offset, request, kind, channel, cancels } = message
  const common = { customerId, kind: kind as MessageKind, channel }
  if (request !== undefined && appointmentId !== undefined && cancels)
    return { ...common, request, appointmentId, cancels }
  if (request !== undefined) return { ...common, request }
  if (appointmentId === undefined || revision === undefined || offset === undefined) {
    throw new Error('a message to a customer that is about nothing')
  }
  return { ...common, appointmentId, revision, offset }
}

async function prepareAnswer(
  message: Message,
  asked: NonNullable<Message['answer']>,
  account: Account,
  deps: PrepareDeps,
): Promise<Prepared> {
  const now = deps.now()
  if (asked.to !== 'help' && (await isSuperseded(message, account.accountId, deps)))
    return { todo: 'close', row: { status: 'cancelled', reason: 'superseded' } }
  const company = asked.shared ? undefined : senderName(account)
  const customer = await deps.findCustomer(account.accountId, message.customerId)
  const language = languageOf(customer ?? { phone: message.to }, account.country)
  const by = { company, contact: account.contactEmail, language }
  const answer = makeAutoReply(asked, message.to ?? '', by, now)
  if (!answer) return { todo: 'close', row: { status: 'refused', reason: 'too_late' } }
  return {
    todo: 'send',
    outgoing: { by: 'answer', answer },
    row: { text: answer.text, decided: { at: toInstant(now), ...sizeOf(answer.text) } },
    checks: [],
  }
}

/** Of two answers that wait, only the newer says what holds: not "unsubscribed" after "you will get texts again". */
async function isSuperseded(message: Message, accountId: string, { listMessages }: PrepareDeps): Promise<boolean> {
  const newer = await listMessages(accountId, message.customerId, { limit: 10, sparse: false }, (each) => {
    const isChange = each.answer !== undefined && each.answer.to !== 'help'
    return isChange && each.to === message.to && each.createdAt > message.createdAt
  })
  return newer.items.length > 0
}

function prepareNotice(row: NoticeRow, account: Account, now: number): Prepared {
  const notice = makeNotice(row, now)
  if (!notice) return { todo: 'close', row: { status: 'expired' } }
  return { todo: 'send', outgoing: { by: 'notice', notice, mail: emailToMember(notice, account) }, row: {}, checks: [] }
}
