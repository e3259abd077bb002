import type { Account } from '../../shared/identity/account.ts'
import type { InvitedMember } from '../../shared/identity/invitation-token.ts'
import type { Notice as NoticeRow } from '../../shared/messages/member-email.ts'
import { makeNotice } from '../domain/notice.ts'
import { emailToMember } from '../email/compose.ts'
import type { Message } from '../items.ts'
import { type PrepareAutoReplyDeps, prepareAutoReply } from './prepare-auto-reply.ts'
import { type PrepareCustomerMessageDeps, prepareCustomerMessage } from './prepare-customer-message.ts'
import { type PrepareLinkReplyDeps, prepareLinkReply } from './prepare-link-reply.ts'
import type { Prepared } from './prepared.ts'

export type PrepareDeps = PrepareCustomerMessageDeps &
  PrepareAutoReplyDeps &
  PrepareLinkReplyDeps & {
    /** Where members sign in; undefined on a machine without an app. */
    readonly signInUrl: string | undefined
    readonly makeInvitationToken: (invited: InvitedMember) => Promise<string>
  }

export async function prepareMessage(
  message: Message | NoticeRow,
  account: Account,
  deps: PrepareDeps,
): Promise<Prepared> {
  if (message.kind === 'notice') return prepareNotice(message, account, deps)
  const { autoReply } = message
  if (autoReply?.to === 'link') return prepareLinkReply(message, autoReply, account, deps)
  if (autoReply) return prepareAutoReply(message, { ...autoReply, to: autoReply.to }, account, deps)
  return prepareCustomerMessage(message, account, deps)
}

async function prepareNotice(row: NoticeRow, account: Account, deps: PrepareDeps): Promise<Prepared> {
  const { signInUrl, apiUrl, now } = deps
  const token = await deps.makeInvitationToken({ accountId: account.accountId, memberId: row.memberId })
  const notice = makeNotice({ ...row, signInUrl, declineUrl: `${apiUrl}/invitation/${token}` }, now())
  if (!notice) return { action: 'finish', row: { status: 'expired' } }
  const outgoing = { via: 'notice', notice, email: emailToMember(notice, account) } as const
  return { action: 'send', outgoing, row: {}, checks: [] }
}
