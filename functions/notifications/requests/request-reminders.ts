import type { Channel } from '../../customers/domain/consent.ts'
import { found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { withDeferral } from '../deferred-until.ts'
import type { Message } from '../items.ts'
import { immediateOffset } from '../message-subject.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

/**
 * Sends a reminder now, by each channel, once per revision.
 * @throws AppError `not_found`
 */
export async function requestReminders(
  appointmentId: string,
  channels: readonly Channel[],
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: RequestDeps,
): Promise<{ messages: Message[] }> {
  const { customerId, revision } = found(await deps.findAppointment(accountId, appointmentId))
  const subject = { customerId, appointmentId, revision, kind: 'reminder', offset: immediateOffset } as const
  const messages = await settleAll(
    channels.map((channel) => requestMessage(account, { ...subject, channel }, {}, deps)),
  )
  return { messages: messages.map(withDeferral) }
}
