import type { Appointment } from '../../appointments/items.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { describeError, log } from '../../shared/log.ts'
import { promiseCache } from '../../shared/promise-cache.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Draft, DraftDeps } from '../drafting/draft-message.ts'
import type { MessageSubject } from '../message-subject.ts'

export type ChannelDrafts<D = Draft> = { readonly drafts: D[]; readonly failed: readonly Channel[] }
type Drafting<D> = (account: Account, subject: MessageSubject, deps: DraftDeps) => Promise<D | undefined>

/**
 * Drafts a reminder by each of `channels`, with `draft`. What is not worth recording is left out, but for the last trace of it. A channel that
 * fails does not hold up the other.
 * @throws the error, if all channels fail
 */
export async function draftByChannels<D extends Pick<Draft, 'message' | 'hasAddress'>>(
  account: Account,
  appointment: Appointment,
  { offset, revision }: { readonly offset: string; readonly revision: number },
  channels: readonly Channel[],
  deps: DraftDeps,
  draft: Drafting<D>,
): Promise<ChannelDrafts<D>> {
  const { customerId, appointmentId } = appointment
  const subject = { customerId, appointmentId, revision, offset, kind: 'reminder' } as const
  const cached = withCachedFacts(appointment, deps)
  const errors: unknown[] = []
  const tries = await settleAll(
    channels.map(async (channel) => {
      try {
        return { draft: await draft(account, { ...subject, channel }, cached), failed: [] }
      } catch (error) {
        errors.push(error)
        return { draft: undefined, failed: [channel] }
      }
    }),
  )
  if (errors.length > 0 && errors.length === channels.length) throw errors[0]
  for (const error of errors) log('error', 'channel_not_planned', { ...describeError(error), kind: 'reminder' })
  const drafts = tries.flatMap(({ draft }) => draft ?? [])
  const worthRecording = drafts.filter(isWorthRecording)
  const failed = tries.flatMap((each) => each.failed)
  return { drafts: worthRecording.length + failed.length > 0 ? worthRecording : drafts, failed }
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
function isWorthRecording({ message, hasAddress }: Pick<Draft, 'message' | 'hasAddress'>): boolean {
  return hasAddress || message.decided?.consent !== undefined
}
