import type { Due } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { languageOfCompany } from '../../shared/language.ts'
import { officeReader } from '../../shared/messages/member-email.ts'
import type { MessageStore } from '../message-store.ts'
import type { UnreadStore } from '../unread-store.ts'
import { type SendDeps, sendMessage } from './send-message.ts'

export type TellUnreadDeps = SendDeps &
  Pick<MessageStore, 'addNotice'> &
  Pick<UnreadStore, 'countUnread'> &
  Pick<JobStore, 'completeIfUnchanged'>

const quarterHour = 15 * 60_000
const day = 24 * 3_600_000

/**
 * Emails the contact address how many texts are unread. The due row stays for a quarter of an hour; texts that come meanwhile
 * are told when it is due again. Without any, or once all are read, it ends.
 */
export async function tellUnreadTexts(account: Account, due: Due & Key, deps: TellUnreadDeps): Promise<void> {
  const { accountId, name: company } = account
  const isNew = due.details['receivedAt'] !== undefined
  const now = deps.now()
  const count = isNew ? await deps.countUnread(accountId, now) : 0
  if (count === 0) return deps.completeIfUnchanged(due, due)
  const notice = {
    template: 'unread-texts' as const,
    memberId: officeReader,
    language: languageOfCompany(account),
    expiresAt: now + day,
    to: repliesGoTo(account),
    name: company,
    company,
    count,
  }
  const messageId = await deps.addNotice(accountId, notice, due, { now, nextAt: now + quarterHour })
  if (messageId) await sendMessage(account, messageId, deps)
}
