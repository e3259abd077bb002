import { log } from '../../shared/log.ts'
import type { InboundIntent } from '../domain/classify-text.ts'
import type { UnreadStore } from '../unread-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomersDeps } from './matched-customers.ts'
import { type ReceiveFromStrangerDeps, receiveFromStranger } from './receive-from-stranger.ts'

export type ReceiveUnknownDeps = ReceiveFromStrangerDeps &
  Pick<UnreadStore, 'tellOffice'> &
  Pick<MatchedCustomersDeps, 'findActiveAccount'> & {
    readonly findOnlyAccount: () => Promise<string | undefined>
  }

/**
 * A text of a number that no customer has is shown to the company whose SMS it answers, else to the only one on this number: of
 * several, none may read what may be meant for another.
 */
export async function receiveUnknown(
  text: InboundText,
  intent: InboundIntent,
  answered: string | undefined,
  deps: ReceiveUnknownDeps,
): Promise<void> {
  const accountId = answered ?? (await deps.findOnlyAccount())
  if (accountId === undefined) return log('info', 'text_without_company', { messageId: text.inboundMessageId })
  if (!(await deps.findActiveAccount(accountId))) return
  const isStored = await receiveFromStranger(text, intent, accountId, deps)
  // a stranger gets no auto-reply, so a question for help is one for the office
  if (isStored && intent !== 'stop' && intent !== 'start') await deps.tellOffice(accountId, text.at)
}
