import type { CustomerStore } from '../../customers/customer-store.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { type AutoReplyRequest, makeAutoReply } from '../domain/auto-reply.ts'
import { sizeOf } from '../domain/sms-segments.ts'
import { senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { Prepared } from './prepared.ts'

export type PrepareAutoReplyDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<MessageStore, 'listMessages'> & { readonly now: () => number }

export async function prepareAutoReply(
  message: Message,
  request: AutoReplyRequest & { readonly shared: boolean },
  account: Account,
  deps: PrepareAutoReplyDeps,
): Promise<Prepared> {
  const now = deps.now()
  if (request.to !== 'help' && (await isSuperseded(message, account.accountId, deps)))
    return { action: 'finish', row: { status: 'cancelled', reason: 'superseded' } }
  const company = request.shared ? undefined : senderName(account)
  const customer = await deps.findCustomer(account.accountId, message.customerId)
  const language = languageOf(customer ?? { phone: message.to }, account.country)
  const sender = { company, contact: account.contactEmail, language }
  const autoReply = makeAutoReply(request, message.to ?? '', sender, now)
  if (!autoReply) return { action: 'finish', row: { status: 'refused', reason: 'too_late' } }
  return {
    action: 'send',
    outgoing: { via: 'autoReply', autoReply },
    row: { text: autoReply.text, decided: { at: toInstant(now), ...sizeOf(autoReply.text) } },
    checks: [],
  }
}

/** Of two waiting replies to STOP and START only the newer is true. */
async function isSuperseded(
  message: Message,
  accountId: string,
  { listMessages }: PrepareAutoReplyDeps,
): Promise<boolean> {
  const newer = await listMessages(accountId, message.customerId, { limit: 10, sparse: false }, (each) => {
    const isChange = each.autoReply !== undefined && each.autoReply.to !== 'help'
    return isChange && each.to === message.to && each.createdAt > message.createdAt
  })
  return newer.items.length > 0
}
