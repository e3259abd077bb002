import type { Due } from '../../shared/background/due.ts'
import type { Key } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import type { Draft } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'

export type WriteDraftsDeps = Pick<MessageStore, 'write' | 'claimJob' | 'readDue' | 'findMessage'>

/**
 * Writes the drafts and ends the due row, in one transaction; `ending` is what ends it. Returns the messages to send now: none
 * if another run has done the work, or if the work has changed since it was read.
 * @throws Error if nothing is planned although the work stands: it must be tried again
 */
export async function writeDrafts(
  accountId: string,
  due: Due & Key,
  drafts: readonly Draft[],
  deps: WriteDraftsDeps,
  ending: Write = deps.claimJob(due),
): Promise<Message[]> {
  if (await deps.write([ending, ...drafts.flatMap(({ writes }) => writes)])) return queued(drafts)
  const left = await deps.readDue(due)
  if (!left || JSON.stringify(left.details) !== JSON.stringify(due.details)) return []
  // a message may exist from an earlier run: the others must not be lost with it
  const existing = await settleAll(drafts.map(({ message }) => deps.findMessage(accountId, message.messageId)))
  const missing = drafts.filter((_, index) => existing[index] === undefined)
  const isDone = missing.length < drafts.length || drafts.length === 0
  if (isDone && (await deps.write([ending, ...missing.flatMap(({ writes }) => writes)]))) return queued(missing)
  throw new Error('the messages could not be written')
}

function queued(drafts: readonly Draft[]): Message[] {
  return drafts.flatMap(({ message }) => (message.status === 'queued' ? [message] : []))
}
