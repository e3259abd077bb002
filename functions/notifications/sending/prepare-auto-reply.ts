import type { CustomerStore } from '../../customers/customer-store.ts'
import { type AllowedCountries, isAllowedDestination } from '../../customers/domain/destination.ts'
import { languageOf } from '../../customers/domain/language.ts'
import { isSamePhone } from '../../customers/domain/phone-spellings.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type AutoReplyRequest, makeAutoReply } from '../domain/auto-reply.ts'
import { sizeOf } from '../domain/sms-segments.ts'
import { senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { type Prepared, unconditional } from './prepared.ts'

export type PrepareAutoReplyDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<MessageStore, 'listMessages'> & { readonly now: () => number; readonly allowedCountries: AllowedCountries }

/** A phone gets one reply to HELP in this time. */
const helpMilliseconds = 10 * 60_000

export async function prepareAutoReply(
  message: Message,
  request: AutoReplyRequest & { readonly shared: boolean },
  account: Account,
  deps: PrepareAutoReplyDeps,
): Promise<Prepared> {
  const now = deps.now()
  const to = message.to ?? ''
  if (!isAllowedDestination(to, account.country, deps.allowedCountries))
    return { action: 'finish', row: { status: 'refused', reason: 'destination_not_allowed' } }
  const isNeedless = request.to === 'help' ? isHelpRepeated : isSuperseded
  if (await isNeedless(message, account.accountId, deps))
    return { action: 'finish', row: { status: 'cancelled', reason: 'superseded' } }
  const company = request.shared ? undefined : senderName(account)
  const customer = await deps.findCustomer(account.accountId, message.customerId)
  const language = languageOf(customer ?? { phone: message.to }, account)
  const sender = { company, contact: repliesGoTo(account), language }
  const autoReply = makeAutoReply(request, to, sender, now)
  if (!autoReply) return { action: 'finish', row: { status: 'refused', reason: 'too_late' } }
  return {
    action: 'send',
    outgoing: { via: 'autoReply', autoReply },
    row: { text: autoReply.text, decided: { at: toInstant(now), ...sizeOf(autoReply.text) } },
    ...unconditional,
  }
}

/** Whether an earlier HELP of this phone was answered, or is being answered. */
async function isHelpRepeated(
  message: Message,
  accountId: string,
  { listMessages }: PrepareAutoReplyDeps,
): Promise<boolean> {
  const { createdAt, customerId, messageId, to } = message
  const since = toInstant(toMilliseconds(createdAt) - helpMilliseconds)
  const ended: readonly Message['status'][] = ['cancelled', 'refused', 'failed']
  const earlier = await listMessages(accountId, customerId, { limit: 1, sparse: true, since }, (each) => {
    const isHelp = each.autoReply?.to === 'help' && isSamePhone(each.to, to) && !ended.includes(each.status)
    const isEarlier = each.createdAt < createdAt || (each.createdAt === createdAt && each.messageId < messageId)
    return isHelp && isEarlier && each.createdAt > since
  })
  return earlier.items.length > 0
}

/** Of two waiting replies to STOP and START only the newer is true. */
async function isSuperseded(
  message: Message,
  accountId: string,
  { listMessages }: PrepareAutoReplyDeps,
): Promise<boolean> {
  const newer = await listMessages(
    accountId,
    message.customerId,
    { limit: 10, sparse: false, since: message.createdAt },
    (each) => {
      const isChange = each.autoReply !== undefined && each.autoReply.to !== 'help'
      return isChange && isSamePhone(each.to, message.to) && each.createdAt > message.createdAt
    },
  )
  return newer.items.length > 0
}
