import type { Due } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { Account } from '../../shared/identity/account.ts'
import { invitationState } from '../../shared/identity/login.ts'
import type { Key } from '../../shared/keys.ts'
import { languageOfMember } from '../../shared/language.ts'
import type { MessageStore } from '../message-store.ts'
import { type SendDeps, sendMessage } from './send-message.ts'

export type TellHoursDeps = SendDeps & Pick<MessageStore, 'addNotice'> & Pick<JobStore, 'completeIfUnchanged'>

const hour = 3_600_000
const day = 24 * hour

/**
 * Emails a worker that the office changed their hours. The due row stays for an hour: changes meanwhile are told when it is due
 * again. Without any it ends. A person who was only invited gets no email but the invitation.
 */
export async function tellHoursChanged(account: Account, due: Due & Key, deps: TellHoursDeps): Promise<void> {
  const { accountId, name: company } = account
  const member = due.details['changedAt'] === undefined ? undefined : await deps.findMember(accountId, due.id)
  if (member?.state !== 'active') return deps.completeIfUnchanged(due, due)
  const login = await deps.findLogin(member.sub)
  if (login && invitationState(login) !== 'accepted') return deps.completeIfUnchanged(due, due)
  const now = deps.now()
  const notice = {
    template: 'hours-changed' as const,
    memberId: member.memberId,
    language: languageOfMember(member, account),
    expiresAt: now + day,
    to: member.email,
    name: member.name,
    company,
  }
  const messageId = await deps.addNotice(accountId, notice, due, { now, nextAt: now + hour })
  if (messageId) await sendMessage(account, messageId, deps)
}
