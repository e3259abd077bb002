import type { Channel } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { describeError, log } from '../../shared/log.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Gathered } from '../drafting/gather-facts.ts'
import type { Message } from '../items.ts'
import type { PlannedEnd } from './planned-end.ts'

export type SendAtOnceDeps = {
  /** Claims and sends a message that has no row yet; throws if it did not claim it. */
  readonly sendPlanned: (account: Account, message: Message, gathered: Gathered) => Promise<PlannedEnd>
}

/** A message that may be sent at once. */
export type Allowed = { readonly message: Message; readonly gathered: Gathered }

export type SentAtOnce = {
  /** Queued, for another attempt. */
  readonly waiting: readonly Message[]
  /** Nothing was claimed: to be planned again. */
  readonly failed: readonly Channel[]
  /** Whether the due row must stay for one that may still be under way. */
  readonly isOpen: boolean
  readonly errors: readonly unknown[]
}

export async function sendAtOnce(
  account: Account,
  allowed: readonly Allowed[],
  deps: SendAtOnceDeps,
): Promise<SentAtOnce> {
  const ends = await settleAll(
    allowed.map(async ({ message, gathered }) => {
      const failed = (error: unknown) => ({ is: 'failed' as const, error })
      return { message, ...(await deps.sendPlanned(account, message, gathered).catch(failed)) }
    }),
  )
  const errors = ends.flatMap((each) => ('error' in each && each.error !== undefined ? [each.error] : []))
  for (const error of errors) log('error', 'channel_not_planned', { ...describeError(error), kind: 'reminder' })
  return {
    waiting: ends.flatMap(({ is, message }) => (is === 'waiting' ? [message] : [])),
    failed: ends.flatMap(({ is, message }) => (is === 'failed' ? [message.channel] : [])),
    isOpen: ends.some(({ is }) => is === 'open'),
    errors,
  }
}
