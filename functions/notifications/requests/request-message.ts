import type { WorkMessage } from '../../shared/background/due.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { found } from '../../shared/errors.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { decide, type Facts, type RefusalReason, type Verdict } from '../domain/decide.ts'
import { type CapDeps, withinCaps } from '../drafting/caps.ts'
import { type DraftDeps, draftMessage, messageIdOf } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'

export type RequestDeps = DraftDeps &
  Pick<MessageStore, 'findMessage' | 'write'> &
  Pick<CapDeps, 'readUsage' | 'periodOfAddress' | 'textCaps'> & {
    readonly enqueue: (work: WorkMessage) => Promise<void>
  }

const maxAttempts = 3

/**
 * Writes a message with its due row, then tries to start the sender. A repeated request returns the existing message. The
 * caps are checked here so that staff see the refusal; the claim enforces them. `units` are segments, one if not known yet.
 * `refusal`: why it may not be sent, where the gate would not know.
 * @throws AppError `not_found`, `unavailable`
 */
export async function requestMessage(
  account: AccountState,
  subject: MessageSubject,
  content: MessageContent,
  deps: RequestDeps,
  units = 1,
  refusal?: RefusalReason,
): Promise<Message> {
  const { accountId } = account
  const decideWithinCap = async (facts: Facts): Promise<Verdict> => {
    if (refusal) return { verdict: 'refuse', reason: refusal }
    const verdict = decide(facts)
    if (verdict.verdict === 'refuse') return verdict
    const at = verdict.verdict === 'defer' ? verdict.until : facts.now
    return (await withinCaps(facts, units, at, account, deps)) ? verdict : { verdict: 'refuse', reason: 'cap_reached' }
  }
  return retryOnConflict(maxAttempts, async () => {
    const existing = await deps.findMessage(accountId, messageIdOf(accountId, subject))
    if (existing) return existing
    const draft = found(await draftMessage(account, subject, deps, content, decideWithinCap))
    if (!(await deps.write(draft.writes))) return undefined
    if (draft.work) await deps.enqueue(draft.work)
    return draft.message
  })
}
