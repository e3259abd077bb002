import type { Notice } from '../shared/messages/member-email.ts'
import type { Message } from './items.ts'

/** Once a notice was sent, or never will be, its password must not stay in the row. */
export function redactPassword<M extends Message | Notice>(message: M): M {
  return message.kind === 'notice' ? { ...message, temporaryPassword: undefined } : message
}
