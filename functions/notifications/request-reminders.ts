import type { Channel } from '../customers/domain/consent.ts'
import type { Wake } from '../shared/due.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/principal.ts'
import { askedNow, type Subject } from './gather-facts.ts'
import type { Message } from './items.ts'
import { idOf, type MakeDeps, makeMessage } from './make-message.ts'
import type { MessageStore } from './message-store.ts'

export type RequestDeps = MakeDeps &
  Pick<MessageStore, 'findMessage' | 'write'> & { readonly wake: (wake: Wake) => Promise<void> }

/**
 * A reminder now, by each channel asked for: decided, written down with its due row, and only then is the sender woken.
 * Asked again for the same revision and channel, the existing message is the answer. Throws 404.
 */
export async function requestReminders(
  appointmentId: string,
  channels: readonly Channel[],
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: RequestDeps,
): Promise<{ messages: Message[] }> {
  const { customerId, revision } = found(await deps.findAppointment(accountId, appointmentId))
  const subject = { customerId, appointmentId, revision, kind: 'reminder', offset: askedNow } as const
  return { messages: await Promise.all(channels.map((channel) => request(account, { ...subject, channel }, deps))) }
}

const races = 3

async function request(account: Principal['account'], subject: Subject, deps: RequestDeps): Promise<Message> {
  const { accountId } = account
  for (let race = 0; race < races; race++) {
    const existing = await deps.findMessage(accountId, idOf(accountId, subject))
    if (existing) return existing
    const draft = found(await makeMessage(account, subject, deps))
    if (!(await deps.write(draft.writes))) continue // somebody asked for the same at the same moment
    if (draft.wake) await deps.wake(draft.wake)
    return draft.message
  }
  throw new AppError('unavailable')
}
