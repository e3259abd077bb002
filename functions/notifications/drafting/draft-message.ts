import type { WorkMessage } from '../../shared/background/due.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import type { Write } from '../../shared/table/table.ts'
import { decide, type Facts, type Verdict } from '../domain/decide.ts'
import type { Message } from '../items.ts'
import { namedMessageId, newMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import { decisionRecord } from './explain-decision.ts'
import { type FactsDeps, gatherFacts } from './gather-facts.ts'

export type DraftDeps = FactsDeps & Pick<MessageStore, 'newMessage' | 'due'>

/** A message that is to be written, with what is written with it, and the work if it may go at once. */
export type Draft = {
  readonly message: Message
  readonly hasAddress: boolean
  readonly writes: readonly Write[]
  readonly work?: WorkMessage
}

/** The id of the message for a subject: there is one at most, whoever makes it, however often. */
export function idOf(accountId: string, { customerId, ...subject }: MessageSubject): string {
  const { kind, channel } = subject
  if ('request' in subject) return namedMessageId(customerId, accountId, 'request', subject.request, kind, channel)
  const { appointmentId, revision, offset } = subject
  return namedMessageId(customerId, accountId, appointmentId, revision, kind, channel, offset)
}

/**
 * Decides about a message that is not there yet, and drafts it. What may go, now or later, gets its one id, two entries and
 * a due row; a refusal gets an id of its own, since the same may be asked again. Undefined when customer or appointment is gone.
 * `judge` may refuse more than the gate does.
 */
export async function draftMessage(
  account: AccountState,
  subject: MessageSubject,
  deps: DraftDeps,
  content: MessageContent = {},
  judge: (facts: Facts) => Verdict | Promise<Verdict> = decide,
): Promise<Draft | undefined> {
  const { accountId } = account
  const gathered = await gatherFacts(account, subject, deps)
  if (!gathered) return undefined
  const verdict = await judge(gathered.facts)
  const { now, to } = gathered.facts
  const hasAddress = to !== undefined
  const common = {
    ...subject,
    ...unsent,
    ...content,
    subject: content.authored?.subject,
    text: content.authored?.text,
    direction: 'outbound' as const,
    createdAt: toInstant(now),
    decided: decisionRecord(gathered.facts, verdict),
  }
  if (verdict.verdict === 'refuse') {
    const messageId = newMessageId(subject.customerId)
    const message: Message = { ...common, messageId, status: 'refused', reason: verdict.reason }
    return { message, hasAddress, writes: await deps.newMessage(accountId, message) }
  }
  const messageId = idOf(accountId, subject)
  const isDeferred = verdict.verdict === 'defer'
  const message: Message = { ...common, messageId, status: isDeferred ? 'deferred' : 'queued' }
  const due = deps.due(accountId, 'message', messageId, isDeferred ? verdict.until : now)
  const writes = [...(await deps.newMessage(accountId, message)), due.write]
  return { message, hasAddress, writes, ...(isDeferred ? {} : { work: due.work }) }
}
