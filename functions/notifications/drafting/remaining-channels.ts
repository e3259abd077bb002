import { type Channel, channels } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Key } from '../../shared/keys.ts'
import type { Write } from '../../shared/table/table.ts'
import type { MessageStore } from '../message-store.ts'

/** Those by which this work is still to be planned: after a failure of one, only that. */
export function remainingChannels({ details }: Pick<Due, 'details'>): readonly Channel[] {
  const { only } = details
  return only === undefined ? channels : channels.filter((channel) => channel === only)
}

/** Ends the work, or leaves it for the channel that failed. */
export function endingFor(
  due: Due & Key,
  failed: readonly Channel[],
  deps: Pick<MessageStore, 'claimJob' | 'keepJob'>,
): Write {
  const [only] = failed
  return only === undefined ? deps.claimJob(due) : deps.keepJob(due, { ...due.details, only })
}
