import type { Channel } from '../../customers/domain/consent.ts'
import { found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import type { Message } from '../items.ts'
import { askedNow } from '../message-subject.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

/** A reminder now, by each channel asked for; for the same revision and channel there is one. Throws 404. */
export async function requestReminders(
  appointmentId: string,
  channels: readonly Channel[],
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: RequestDeps,
): Promise<{ messages: Message[] }> {
  const { customerId, revision } = found(await deps.findAppointment(accountId, appointmentId))
  const subject = { customerId, appointmentId, revision, kind: 'reminder', offset: askedNow } as const
  const asked = channels.map((channel) => requestMessage(account, { ...subject, channel }, {}, deps))
  return { messages: await Promise.all(asked) }
}
