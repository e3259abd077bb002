import { type Channel, channels } from '../../customers/domain/consent.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import { messageIdOf } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import { markUnknown, maxClaimMilliseconds } from '../mark-unknown.ts'
import type { MessageStore } from '../message-store.ts'
import type { AboutAppointment } from '../message-subject.ts'

export type EarlierDeps = Pick<
  MessageStore,
  'findMessages' | 'newMessageWrites' | 'changedMessageWrite' | 'due' | 'deleteJobWrite' | 'write'
> & { readonly now: () => number }

/** A channel whose message exists from an earlier run. `isOpen`: that run may still be sending it. */
export type Earlier = { readonly channel: Channel; readonly isOpen: boolean }

/**
 * What earlier runs of planned work have sent, by channel. Of one that died after its claim this makes `unknown`; of one that died
 * before its last step it repeats the steps.
 */
export async function takeUpEarlier(
  accountId: string,
  reminder: AboutAppointment & { readonly customerId: string },
  deps: EarlierDeps,
): Promise<Earlier[]> {
  const ids = channels.map((channel) => messageIdOf(accountId, { ...reminder, kind: 'reminder', channel }))
  const messages = await deps.findMessages(accountId, ids)
  return settleAll(
    messages.map(async (message) => ({
      channel: message.channel,
      isOpen: !(await isTakenUp(accountId, message, deps)),
    })),
  )
}

async function isTakenUp(accountId: string, message: Message, deps: EarlierDeps): Promise<boolean> {
  if (message.status !== 'sending') return true
  if (deps.now() - (message.claimedAt ?? 0) < maxClaimMilliseconds) return false
  const { after, alongside } = markUnknown(accountId, message, deps.now(), deps, false)
  return deps.write([
    await deps.changedMessageWrite(accountId, message, after),
    ...(await entriesOf(accountId, message, deps)),
    ...alongside,
  ])
}

/** The run may have died before it listed the message. */
async function entriesOf(accountId: string, message: Message, deps: EarlierDeps): Promise<Write[]> {
  const [, ...entries] = await deps.newMessageWrites(accountId, message)
  return entries
}
