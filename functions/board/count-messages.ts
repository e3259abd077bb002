import type { Status } from '../notifications/domain/message-status.ts'
import type { Message } from '../notifications/items.ts'
import type { MessageStore } from '../notifications/message-store.ts'
import type { Board } from './schemas.ts'

export type CountMessagesDeps = Pick<MessageStore, 'listMessages'>

const maxLooked = 200
const onTheirWay: readonly Status[] = ['sending', 'sent', 'delivered', 'cancelled']

/** Messages to customers that wait or did not arrive, by reason, the most frequent first. `since` is an instant. */
export async function countMessages(
  accountId: string,
  since: string,
  deps: CountMessagesDeps,
): Promise<Board['messages']> {
  const page = { limit: maxLooked, sparse: false, since }
  const { items, nextCursor } = await deps.listMessages(accountId, undefined, page, () => true)
  const concerning = items.filter(({ direction, status }) => direction === 'outbound' && !onTheirWay.includes(status))
  const groups = Map.groupBy(concerning, ({ status, reason }) => `${status} ${reason ?? ''}`)
  const counts = [...groups.values()].map((group) => countOf(group[0] as Message, group.length))
  return { since, counts: counts.toSorted((one, other) => other.count - one.count), hasMore: nextCursor !== undefined }
}

function countOf({ status, reason }: Message, count: number): Board['messages']['counts'][number] {
  return { status, ...(reason !== undefined && { reason }), count }
}
