import { logFigure } from '../shared/log.ts'
import type { Notice } from '../shared/messages/member-email.ts'
import type { Status } from './domain/message-status.ts'
import type { Message } from './items.ts'

type Counted = Pick<Message | Notice, 'messageId' | 'kind' | 'status' | 'reason' | 'sentAt'> &
  Partial<Pick<Message, 'channel'>>

const undelivered: readonly Status[] = ['bounced', 'complained', 'failed', 'unknown', 'expired']

/** Logs what a change made of a message, for the figures of the business. `before`: undefined of a new one. */
export function countMessage(before: Counted | undefined, after: Counted): void {
  const { messageId, kind, status, reason, channel = 'email' } = after
  const fields = { messageId, kind, channel }
  if (after.sentAt !== undefined && before?.sentAt === undefined) logFigure('message_sent', fields)
  if (status === before?.status) return
  if (status === 'refused') logFigure('message_refused', { ...fields, reason: reason ?? 'unknown' })
  if (undelivered.includes(status)) logFigure('message_undelivered', { ...fields, outcome: status })
}
