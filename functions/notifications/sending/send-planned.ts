import type { Account } from '../../shared/identity/account.ts'
import { sizeOf } from '../domain/sms-segments.ts'
import type { Gathered } from '../drafting/gather-facts.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { PlannedEnd } from '../planning/planned-end.ts'
import { callTimeoutMilliseconds } from './call-timeouts.ts'
import { claimFields, type FinishDeps, finishClaimed, minCallMilliseconds } from './finish-claimed.ts'
import { type Pacer, unitsOf } from './pace.ts'
import { type PrepareCustomerMessageDeps, prepareCustomerMessage } from './prepare-customer-message.ts'

export type SendPlannedDeps = PrepareCustomerMessageDeps &
  FinishDeps &
  Pacer &
  Pick<MessageStore, 'newMessageWrites' | 'findMessage'> & { readonly newId: () => string }

/** Facts that are older are gathered again. */
const freshMilliseconds = 2_000

/**
 * Sends a message that is due now and has no row yet: its first row is the claim. The due row of what planned it must stay until
 * this has ended, since it alone leads to the message after a crash.
 * @throws Error if the message could not be claimed
 */
export function sendPlanned(
  account: Account,
  message: Message,
  gathered: Gathered,
  deps: SendPlannedDeps,
): Promise<PlannedEnd> {
  return deps.inTurn(message.channel, (mayBegin) => sendOnce(account, message, gathered, mayBegin, deps))
}

async function sendOnce(
  account: Account,
  message: Message,
  gathered: Gathered,
  mayBegin: (units: number) => boolean,
  deps: SendPlannedDeps,
): Promise<PlannedEnd> {
  const { accountId } = account
  // it may have waited for its turn
  const isFresh = deps.now() - gathered.facts.now < freshMilliseconds
  const prepared = await prepareCustomerMessage(message, account, deps, isFresh ? gathered : undefined)
  if (prepared.action !== 'send') {
    if (prepared.action === 'defer') return { is: 'open' } // while it waited: the next run plans it as it stands then
    // the gate has allowed it just now: it is refused by a cap, or a template fails
    const writes = await deps.newMessageWrites(accountId, { ...message, ...prepared.row })
    const other = (await deps.write(writes)) ? undefined : await lookAt(accountId, message, deps)
    return other ?? { is: 'ended' }
  }
  const hasTime = callTimeoutMilliseconds(deps) >= minCallMilliseconds
  if (!hasTime || !mayBegin(unitsOf(prepared.outgoing, (text) => sizeOf(text).segments))) return { is: 'open' }
  const claimed = { ...message, ...prepared.row, ...claimFields(message, deps.newId(), deps.now()) }
  const [claim, ...entries] = await deps.newMessageWrites(accountId, claimed)
  if (!claim) throw new Error('a message without a row')
  const other = (await deps.write([claim])) ? undefined : await lookAt(accountId, claimed, deps)
  if (other) return other
  try {
    const own = { before: message, claimed, entries, hasJob: false }
    const { recorded, ...rest } = await finishClaimed(accountId, own, prepared, deps)
    return { is: recorded === 'done' ? 'ended' : 'waiting', ...rest }
  } catch (error) {
    return { is: 'open', error }
  }
}

/** After a refused write: what the row says. Undefined if it is this run's own claim, whose response was lost. */
async function lookAt(
  accountId: string,
  { messageId, claim }: Message,
  deps: Pick<MessageStore, 'findMessage'>,
): Promise<PlannedEnd | undefined> {
  const found = await deps.findMessage(accountId, messageId)
  if (!found) throw new Error('the message could not be written')
  if (claim !== undefined && found.claim === claim) return undefined
  return { is: found.status === 'sending' ? 'open' : 'ended' }
}
