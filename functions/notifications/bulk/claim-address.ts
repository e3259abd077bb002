import type { Channel } from '../../customers/domain/consent.ts'
import { oneAddress } from '../../customers/domain/one-address.ts'
import type { Write } from '../../shared/table/table.ts'
import type { Facts } from '../domain/decide.ts'
import type { Count } from '../drafting/caps.ts'
import type { Message } from '../items.ts'
import type { UsageStore } from '../usage-store.ts'

export type ClaimAddressDeps = Pick<UsageStore, 'usageWrite' | 'periodOfAddress' | 'readUsage'> & {
  readonly now: () => number
}

/** A bulk request counts the messages to each address, as a day does. */
const once = { shard: 0, max: 1 }

/** The write that takes an address for a message of a bulk request; undefined when another message of it has taken it. */
export async function claimAddress(
  accountId: string,
  bulkId: string,
  { channel, to }: { readonly channel: Channel; readonly to: string },
  deps: ClaimAddressDeps,
): Promise<Write | undefined> {
  const period = await deps.periodOfAddress(accountId, bulkId, oneAddress(channel, to))
  const used = await deps.readUsage(accountId, period)
  return used.some((count) => count > 0) ? undefined : deps.usageWrite(accountId, period, once, 1, deps.now())
}

/**
 * When a message is sent: none if its address is the one that it was written for, or if it is of no bulk request. Customers change
 * between the two, so that two of them may have one address by now. Undefined when another message has taken it.
 */
export async function claimChangedAddress(
  { bulkId, channel, to: writtenFor }: Pick<Message, 'bulkId' | 'channel' | 'to'>,
  { to }: Pick<Facts, 'to'>,
  accountId: string,
  deps: ClaimAddressDeps & Pick<UsageStore, 'usageUndoWrite'>,
): Promise<Count[] | undefined> {
  if (bulkId === undefined || to === undefined) return []
  if (writtenFor !== undefined && oneAddress(channel, writtenFor) === oneAddress(channel, to)) return []
  const write = await claimAddress(accountId, bulkId, { channel, to }, deps)
  const period = await deps.periodOfAddress(accountId, bulkId, oneAddress(channel, to))
  return write && [{ write, undo: deps.usageUndoWrite(accountId, period, once, 1) }]
}
