import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import type { Attributes } from '../sns/topics.ts'
import { openJournal } from '../state/journal.ts'

const Text = z.object({
  messageId: z.string(),
  to: z.string(),
  from: z.string(),
  body: z.string(),
  type: z.string(),
  at: z.string(),
})
/** `at` is shifted time, RFC 3339; `type` is Transactional or Promotional. */
export type Text = z.infer<typeof Text>

export type Carrier = {
  /** The SMS is on disk when the id is returned. */
  accept(text: { to: string; body: string; attributes: Attributes }): string
  texts(to?: string): Text[]
}

export function openCarrier(state: string, now: () => number): Carrier {
  const journal = openJournal(join(state, 'texts.jsonl'), Text)
  return {
    accept({ to, body, attributes }) {
      const messageId = randomUUID()
      const from =
        attributes['AWS.MM.SMS.OriginationNumber']?.Value ?? attributes['AWS.SNS.SMS.SenderID']?.Value ?? 'NOTICE'
      const type = attributes['AWS.SNS.SMS.SMSType']?.Value ?? 'Promotional'
      journal.append({ messageId, to, from, body, type, at: new Date(now()).toISOString() })
      return messageId
    },
    texts: (to) => journal.all().filter((text) => to === undefined || text.to === to),
  }
}
