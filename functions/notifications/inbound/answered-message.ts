import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomersDeps } from './matched-customers.ts'

export type AnsweredMessageDeps = Pick<MatchedCustomersDeps, 'findActiveAccount'> &
  Pick<MessageStore, 'findMessageByProviderId' | 'findMessage'>

/** The SMS that a text answers. */
export type Answered = {
  readonly accountId: string
  readonly customerId: string | undefined
  readonly to: string | undefined
  readonly autoReply: Message['autoReply']
  /** Whether it is from this company, which still exists, and from no other. */
  readonly isNamed: boolean
}

/** Undefined where the carrier names none. Of an account that is being erased, only where nothing else tells the phone. */
export async function answeredMessage(
  { inReplyTo, from }: Pick<InboundText, 'inReplyTo' | 'from'>,
  deps: AnsweredMessageDeps,
): Promise<Answered | undefined> {
  const pointer = inReplyTo === undefined ? undefined : await deps.findMessageByProviderId(inReplyTo)
  if (!pointer) return undefined
  const { accountId, messageId } = pointer
  const isActive = (await deps.findActiveAccount(accountId)) !== undefined
  if (!isActive && from !== '') return undefined
  const { customerId, to, autoReply } = (await deps.findMessage(accountId, messageId)) ?? {}
  // a stop confirmation for several companies is from none in particular
  return { accountId, customerId, to, autoReply, isNamed: isActive && autoReply?.shared !== true }
}
