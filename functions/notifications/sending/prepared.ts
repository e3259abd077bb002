import type { AutoReply, LinkReply } from '../domain/auto-reply.ts'
import type { ConsentedContact } from '../domain/decide.ts'
import type { Notice } from '../domain/notice.ts'
import type { Count } from '../drafting/caps.ts'
import type { Email } from '../email/compose.ts'
import type { Message } from '../items.ts'

export type Outgoing =
  | { readonly via: 'sms'; readonly contact: ConsentedContact; readonly body: string; readonly promotional: boolean }
  | { readonly via: 'email'; readonly contact: ConsentedContact; readonly email: Email }
  | { readonly via: 'autoReply'; readonly autoReply: AutoReply }
  | { readonly via: 'linkReply'; readonly autoReply: LinkReply; readonly email: Email }
  | { readonly via: 'notice'; readonly notice: Notice; readonly email: Email }

/** `row` is merged into the message. A claimed message is counted, and sent if its decision still `stands` then. */
export type Prepared =
  | {
      readonly action: 'send'
      readonly outgoing: Outgoing
      readonly row: Partial<Message>
      readonly counts: readonly Count[]
      readonly stands: () => Promise<boolean>
    }
  | { readonly action: 'defer'; readonly until: number; readonly row: Partial<Message> }
  | { readonly action: 'finish'; readonly row: Pick<Message, 'status'> & Partial<Message> }

/** For what needs no consent: a notice, or a reply that was asked for. */
export const unconditional = { counts: [], stands: async () => true } as const
