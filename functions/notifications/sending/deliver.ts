import type { Outgoing } from './prepare-message.ts'
import type { EmailTags, SesClient } from './ses-client.ts'
import type { SnsClient } from './sns-client.ts'

export type DeliverDeps = SnsClient & Pick<SesClient, 'sendEmail' | 'sendNotice'>

/** Hands a message to its provider, once; answers the provider's id of it, throws what went wrong. */
export function deliver(outgoing: Outgoing, tags: EmailTags, signal: AbortSignal, deps: DeliverDeps): Promise<string> {
  switch (outgoing.by) {
    case 'text':
      return deps.sendText(outgoing.contact, outgoing.body, outgoing.promotional, signal)
    case 'mail':
      return deps.sendEmail(outgoing.contact, outgoing.mail, tags, signal)
    case 'answer':
      return deps.sendAnswer(outgoing.answer, signal)
    case 'notice':
      return deps.sendNotice(outgoing.notice, outgoing.mail, tags, signal)
  }
}
