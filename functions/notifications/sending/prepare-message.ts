import type { Account } from '../../shared/identity/account.ts'
import type { Notice as NoticeRow } from '../../shared/messages/member-email.ts'
import type { Message } from '../items.ts'
import { type PrepareAutoReplyDeps, prepareAutoReply } from './prepare-auto-reply.ts'
import { type PrepareCustomerMessageDeps, prepareCustomerMessage } from './prepare-customer-message.ts'
import { type PrepareLinkReplyDeps, prepareLinkReply } from './prepare-link-reply.ts'
import { type PrepareNoticeDeps, prepareNotice } from './prepare-notice.ts'
import type { Prepared } from './prepared.ts'

export type PrepareDeps = PrepareCustomerMessageDeps & PrepareAutoReplyDeps & PrepareLinkReplyDeps & PrepareNoticeDeps

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
