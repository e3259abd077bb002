import type { Appointment } from '../../appointments/items.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { promiseCache } from '../../shared/promise-cache.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type Draft, type DraftDeps, draftMessage } from '../drafting/draft-message.ts'

/** Drafts a reminder by each of `channels`. What is not worth recording is left out. */
export async function draftByChannels(
  account: Account,
  appointment: Appointment,
  { offset, revision }: { readonly offset: string; readonly revision: number },
  channels: readonly Channel[],
  deps: DraftDeps,
): Promise<Draft[]> {
  const { customerId, appointmentId } = appointment
  const subject = { customerId, appointmentId, revision, offset, kind: 'reminder' } as const
  const cached = withCachedFacts(appointment, deps)
  const drafts = await settleAll(channels.map((channel) => draftMessage(account, { ...subject, channel }, cached)))
  return drafts.flatMap((draft) => (draft && isWorthRecording(draft) ? [draft] : []))
}

/** Reads appointment and customer once for all channels. */
function withCachedFacts(appointment: Appointment, deps: DraftDeps): DraftDeps {
  const customers = promiseCache<string, Awaited<ReturnType<DraftDeps['findCustomer']>>>()
  return {
    ...deps,
    findAppointment: async () => appointment,
    findCustomer: (accountId, customerId) => customers.get(customerId, () => deps.findCustomer(accountId, customerId)),
  }
}

/** Without an address and a decision for a channel, a refusal says nothing. */
function isWorthRecording({ message, hasAddress }: Draft): boolean {
  return hasAddress || message.decided?.consent !== undefined
}
