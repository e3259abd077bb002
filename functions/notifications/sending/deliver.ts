import type { Outgoing } from './prepare-message.ts'
import type { MailChannel, MailTags } from './ses-client.ts'
import type { TextChannel } from './sns-client.ts'

export type DeliverDeps = TextChannel & Pick<MailChannel, 'sendMail' | 'sendNotice'>

/** Hands a message to its provider, once; answers the provider's id of it, throws what went wrong. */
export function deliver(outgoing: Outgoing, tags: MailTags, signal: AbortSignal, deps: DeliverDeps): Promise<string> {
  switch (outgoing.by) {
    case 'text':
      return deps.sendText(outgoing.contact, outgoing.body, outgoing.promotional, signal)
    case 'mail':
      return deps.sendMail(outgoing.contact, outgoing.mail, tags, signal)
    case 'answer':
      return deps.sendAnswer(outgoing.answer, signal)
    case 'notice':
      return deps.sendNotice(outgoing.notice, outgoing.mail, tags, signal)
  }
}
