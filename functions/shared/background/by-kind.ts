import type { WorkMessage } from './due.ts'
import { type DueKind, dueKinds, type KindsOf, type QueueName } from './due-kinds.ts'

/**
 * The dispatch table of one queue's worker. The compiler demands an entry for each kind that arrives in the queue, and
 * refuses others.
 * @throws Error for a kind of another queue, which goes to the dead letters instead of being done as something else.
 */
export function byKind<Queue extends QueueName, Rest extends readonly unknown[]>(
  queue: Queue,
  table: { readonly [Kind in KindsOf<Queue>]: (work: WorkMessage, ...rest: Rest) => Promise<void> },
): (work: WorkMessage, ...rest: Rest) => Promise<void> {
  const isOurs = (kind: DueKind): kind is KindsOf<Queue> => dueKinds[kind].queue === queue
  return async (work, ...rest) => {
    if (!isOurs(work.kind)) throw new Error(`${work.kind} is no work of the queue ${queue}`)
    await table[work.kind](work, ...rest)
  }
}
