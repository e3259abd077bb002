import type { Appointment } from '../../appointments/items.ts'
import { isMessageKind, type LedgerKind, type MessageKind } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Member } from '../../shared/identity/member.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { claimChangedAddress } from '../bulk/claim-address.ts'
import { type ConsentedContact, decide } from '../domain/decide.ts'
import { maxSegments } from '../domain/sms-segments.ts'
import { isMoveToTell, moveOffset } from '../domain/told-times.ts'
import { type CapDeps, reserveUsage } from '../drafting/caps.ts'
import { decisionRecord } from '../drafting/decision-record.ts'
import { type FactsDeps, type Gathered, gatherFacts } from '../drafting/gather-facts.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import { customerLinks } from '../email/footer-links.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { AboutAppointment, MessageSubject } from '../message-subject.ts'
import type { PreferenceTokenStore } from '../preferences/preference-token-store.ts'
import type { StandingStore } from '../standing-store.ts'
import { moveTemplate } from '../templates/defaults.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import { type Rendering, renderEmail, renderSms } from '../templates/render-message.ts'
import { TemplateError } from '../templates/template-error.ts'
import type { TemplateStore } from '../templates/template-store.ts'
import type { Template } from '../templates/wording.ts'
import type { Prepared } from './prepared.ts'

export type PrepareCustomerMessageDeps = FactsDeps &
  StandingStore &
  Pick<PreferenceTokenStore, 'makeToken'> &
  Pick<TemplateStore, 'findTemplate'> &
  Pick<MessageStore, 'listMessages'> &
  CapDeps & {
    readonly apiUrl: string
    readonly emailDomain: string
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
  }

/** A cancellation has the kind, and needs the consent, of the email that it revokes. */
const cancellationTemplate: MessageKind = 'confirmation'

/** `known`: facts that were gathered for this very message a moment ago. */
export async function prepareCustomerMessage(
  message: Message,
  account: Account,
  deps: PrepareCustomerMessageDeps,
  known?: Gathered,
): Promise<Prepared> {
  const { accountId } = account
  const subject = subjectOf(message)
  const gathered = known ?? (await gatherFacts(account, subject, deps, waitedOf(message)))
  if (!gathered) return finish('cancelled', 'gone')
  const verdict = decide(gathered.facts)
  const decided = decisionRecord(gathered.facts, verdict)
  if (verdict.verdict === 'refuse') return finish('refused', verdict.reason, decided)
  if (verdict.verdict === 'defer') return { action: 'defer', until: verdict.until, row: { decided } }
  const { contact } = verdict
  const { customerId, channel, kind } = subject
  const isMove = 'offset' in subject && subject.offset === moveOffset
  if (isMove && !(await isStillToTell(accountId, subject, gathered.appointment, deps)))
    return finish('cancelled', 'superseded', decided)
  const addressClaim = await claimChangedAddress(message, gathered.facts, accountId, deps)
  if (!addressClaim) return finish('refused', 'same_address', decided)
  const language = languageOf(gathered.customer, account)
  const templateKind = message.cancels ? cancellationTemplate : kind
  const template = isMove
    ? moveTemplate(channel, language)
    : await findTemplateFor(accountId, templateKind, channel, language, deps)
  const worker = await workerOf(template, gathered.appointment, accountId, deps)
  const rendering = { ...gathered, account, worker, subject, content: message, template }
  const { addressHash } = gathered.facts
  const rendered = await render(contact, rendering, customerId, addressHash, deps).catch(ignoreTemplateError)
  if (!rendered) return finish('failed', 'template', decided)
  const units = rendered.size?.segments ?? 1
  if (units > maxSegments) return finish('failed', 'too_long')
  const counts = await reserveUsage(message, gathered.facts, units, account, deps)
  if (!counts) return finish('refused', 'cap_reached', decided)
  return {
    action: 'send',
    outgoing: rendered.outgoing,
    row: {
      decided: { ...decided, ...rendered.size, template: rendered.template },
      ...rendered.content,
      toldStart: 'offset' in subject && kind === 'reminder' ? gathered.appointment?.startsAt : message.toldStart,
      counted: message.counted ?? units,
      to: contact.to,
      addressHash,
    },
    counts: [...counts, ...addressClaim],
    stands: () =>
      deps.checkStanding(accountId, {
        customerId,
        channel,
        kind,
        consentVersion: contact.consentVersion,
        about: 'revision' in subject ? subject : undefined,
      }),
  }
}

function waitedOf({ createdAt, decided }: Message) {
  const { opensAt } = decided ?? {}
  const deferredTo = opensAt === undefined ? undefined : toMilliseconds(opensAt)
  return { requestedAt: toMilliseconds(createdAt), deferredTo }
}

/** Read only for a template that names the worker. */
async function workerOf(
  { subject = '', body }: Template,
  appointment: Appointment | undefined,
  accountId: string,
  deps: Pick<PrepareCustomerMessageDeps, 'findMember'>,
): Promise<string | undefined> {
  if (appointment?.memberId === undefined || !`${subject}${body}`.includes('worker')) return undefined
  return (await deps.findMember(accountId, appointment.memberId))?.name
}

/** Another reminder may have told the new time while this waited. */
async function isStillToTell(
  accountId: string,
  { customerId, appointmentId, revision, channel }: MessageSubject & AboutAppointment,
  appointment: Appointment | undefined,
  deps: PrepareCustomerMessageDeps,
): Promise<boolean> {
  if (!appointment) return false
  const told = await readToldTimes(accountId, { customerId, appointmentId }, deps)
  return isMoveToTell(told, { channel, revision, startsAt: toMilliseconds(appointment.startsAt) })
}

function finish(status: Message['status'], reason: string, decided?: Message['decided']): Prepared {
  return { action: 'finish', row: { status, reason, ...(decided && { decided }) } }
}

/** Ours are sent with any data; a company's own falls back to ours. */
function ignoreTemplateError(error: unknown): undefined {
  if (!(error instanceof TemplateError)) throw error
}

async function render(
  contact: ConsentedContact,
  rendering: Rendering,
  customerId: string,
  addressHash: string | undefined,
  deps: PrepareCustomerMessageDeps,
) {
  if (contact.channel === 'sms') {
    const { body, size, template } = renderSms(rendering)
    const promotional = rendering.subject.kind === 'marketing'
    return { outgoing: { via: 'sms' as const, contact, body, promotional }, size, template, content: { text: body } }
  }
  const { accountId } = rendering.account
  const { kind } = rendering.subject
  if (addressHash === undefined) throw new Error('an email to a customer without address')
  if (!isMessageKind(kind)) throw new Error('a reply goes by SMS only')
  const link = { ...rendering.subject, kind, customerId, accountId, addressHash, issuedAt: deps.now() }
  const preferences = await deps.makeToken({ ...link, use: 'preferences' })
  const unsubscribe = await deps.makeToken({ ...link, use: 'unsubscribe' })
  const links = customerLinks(deps.apiUrl, { preferences, unsubscribe }, rendering.template.language)
  const { email, template } = renderEmail(rendering, links, deps)
  // the token gives the customer's rights, so staff must not find it in the stored text
  const content = { subject: email.subject, text: email.text.replaceAll(preferences, '…') }
  return { outgoing: { via: 'email' as const, contact, email }, size: undefined, template, content }
}

function subjectOf(message: Message): MessageSubject {
  const { customerId, appointmentId, revision, offset, request, kind, channel, cancels } = message
  const common = { customerId, kind: kind as LedgerKind, channel }
  if (request !== undefined && appointmentId !== undefined && cancels)
    return { ...common, request, appointmentId, cancels }
  if (request !== undefined) return { ...common, request }
  if (appointmentId === undefined || revision === undefined || offset === undefined) {
    throw new Error('message has neither request nor appointment')
  }
  return { ...common, appointmentId, revision, offset }
}
