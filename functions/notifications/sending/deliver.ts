import type { Outgoing } from './prepared.ts'
import type { EmailTags, SesClient } from './ses-client.ts'
import type { SnsClient } from './sns-client.ts'

export type DeliverDeps = SnsClient & Pick<SesClient, 'sendEmail' | 'sendLinkReply' | 'sendNotice'>

/** Returns the provider's id of the message. */
export function deliver(outgoing: Outgoing, tags: EmailTags, signal: AbortSignal, deps: DeliverDeps): Promise<string> {
  switch (outgoing.via) {
    case 'sms':
      return deps.sendSms(outgoing.contact, outgoing.body, outgoing.promotional, signal)
    case 'email':
      return deps.sendEmail(outgoing.contact, outgoing.email, tags, signal)
    case 'autoReply':
      return deps.sendAutoReply(outgoing.autoReply, signal)
    case 'linkReply':
      return deps.sendLinkReply(outgoing.autoReply, outgoing.email, tags, signal)
    case 'notice':
      return deps.sendNotice(outgoing.notice, outgoing.email, tags, signal)
  }
}
