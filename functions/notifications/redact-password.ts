import type { Notice } from '../shared/messages/member-email.ts'
import type { Message } from './items.ts'

/** A password that has left, may have left or never will, stays in no row. */
export function redactPassword<M extends Message | Notice>(message: M): M {
  return message.kind === 'notice' ? { ...message, temporaryPassword: undefined } : message
}
