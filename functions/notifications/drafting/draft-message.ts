import type { WorkMessage } from '../../shared/background/due.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import type { Write } from '../../shared/table/table.ts'
import { decide, type Facts, type Verdict } from '../domain/decide.ts'
import type { Message } from '../items.ts'
import { derivedMessageId, newMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import { decisionRecord } from './decision-record.ts'
import { type FactsDeps, type Gathered, gatherFacts } from './gather-facts.ts'

export type DraftDeps = FactsDeps & Pick<MessageStore, 'newMessageWrites' | 'due'>

/** `work` is set when the message may be sent now. */
export type Draft = {
  readonly message: Message
  readonly hasAddress: boolean
  readonly writes: readonly Write[]
  readonly work?: WorkMessage
}

/** Derived from the subject, so it exists at most once, however often it is drafted. */
export function messageIdOf(accountId: string, { customerId, ...subject }: MessageSubject): string {
  const { kind, channel } = subject
  if ('request' in subject) return derivedMessageId(customerId, accountId, 'request', subject.request, kind, channel)
  const { appointmentId, revision, offset } = subject
  if ('update' in subject) {
    const { worker, update } = subject
    return derivedMessageId(customerId, accountId, appointmentId, kind, channel, worker, update)
  }
  return derivedMessageId(customerId, accountId, appointmentId, revision, kind, channel, offset)
}

/** A decision on a new message, whose row does not exist yet. */
export type Decision = {
  readonly message: Message
  readonly hasAddress: boolean
  readonly verdict: Verdict
  readonly gathered: Gathered
}

/**
 * Decides on a new message. A refusal has an id of its own, since the same message may be allowed later. Undefined when the customer
 * or the appointment is gone. `decideOn` may refuse more than the gate.
 */
export async function decideOnMessage(
  account: AccountState,
  subject: MessageSubject,
  deps: FactsDeps,
  content: MessageContent = {},
  decideOn: (facts: Facts) => Verdict | Promise<Verdict> = decide,
): Promise<Decision | undefined> {
  const gathered = await gatherFacts(account, subject, deps)
  if (!gathered) return undefined
  const verdict = await decideOn(gathered.facts)
  const { now, to } = gathered.facts
  const common = {
    ...subject,
    ...unsent,
    ...content,
    ...(content.bulkId === undefined ? {} : { to }), // its claim, see `claimChangedAddress`
    subject: content.authored?.subject,
    text: content.authored?.text,
    direction: 'outbound' as const,
    createdAt: toInstant(now),
    decided: decisionRecord(gathered.facts, verdict),
  }
  const decision = { hasAddress: to !== undefined, verdict, gathered }
  if (verdict.verdict === 'refuse') {
    const messageId = newMessageId(subject.customerId)
    return { ...decision, message: { ...common, messageId, status: 'refused', reason: verdict.reason } }
  }
  const messageId = messageIdOf(account.accountId, subject)
  const status = verdict.verdict === 'defer' ? 'deferred' : 'queued'
  return { ...decision, message: { ...common, messageId, status } }
}

/** The writes of a message that was decided on: row, two entries and, unless refused, a due row. */
export async function draftOf(
  accountId: string,
  { message, hasAddress, verdict, gathered }: Decision,
  deps: DraftDeps,
): Promise<Draft> {
  const writes = await deps.newMessageWrites(accountId, message)
  if (verdict.verdict === 'refuse') return { message, hasAddress, writes }
  const isDeferred = verdict.verdict === 'defer'
  const due = deps.due(accountId, 'message', message.messageId, isDeferred ? verdict.until : gathered.facts.now)
  return { message, hasAddress, writes: [...writes, due.write], ...(isDeferred ? {} : { work: due.work }) }
}

/** Decides on a new message and drafts its writes, as `decideOnMessage` and `draftOf` say. */
export async function draftMessage(
  account: AccountState,
  subject: MessageSubject,
  deps: DraftDeps,
  content?: MessageContent,
  decideOn?: (facts: Facts) => Verdict | Promise<Verdict>,
): Promise<Draft | undefined> {
  const decision = await decideOnMessage(account, subject, deps, content, decideOn)
  return decision && draftOf(account.accountId, decision, deps)
}
