import type { WorkMessage } from '../../shared/background/due.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { decide, type Facts, type Verdict } from '../domain/decide.ts'
import { type DraftDeps, draftMessage, idOf } from '../drafting/draft-message.ts'
import { withinCap } from '../drafting/monthly-cap.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import type { UsageStore } from '../usage-store.ts'

export type RequestDeps = DraftDeps &
  Pick<MessageStore, 'findMessage' | 'write'> &
  Pick<UsageStore, 'readUsage'> & { readonly enqueue: (work: WorkMessage) => Promise<void> }

const maxAttempts = 3

/**
 * One message that somebody asks for: decided, written down with its due row, and only then is the sender woken. Asked
 * again, the existing message is the answer. What is beyond the month's cap is refused at once; who gets the last of it is
 * settled by the claim. `units` are the segments that are known already, else one. Throws 404.
 */
export async function requestMessage(
  account: AccountState,
  subject: MessageSubject,
  content: MessageContent,
  deps: RequestDeps,
  units = 1,
): Promise<Message> {
  const { accountId } = account
  const judge = async (facts: Facts): Promise<Verdict> => {
    const verdict = decide(facts)
    if (verdict.verdict === 'refuse') return verdict
    const at = verdict.verdict === 'defer' ? verdict.until : facts.now
    return (await withinCap(units, at, account, deps)) ? verdict : { verdict: 'refuse', reason: 'cap_reached' }
  }
  for (let race = 0; race < maxAttempts; race += 1) {
    const existing = await deps.findMessage(accountId, idOf(accountId, subject))
    if (existing) return existing
    const draft = found(await draftMessage(account, subject, deps, content, judge))
    if (!(await deps.write(draft.writes))) continue // somebody asked for the same at the same moment
    if (draft.work) await deps.enqueue(draft.work)
    return draft.message
  }
  throw new AppError('unavailable')
}
