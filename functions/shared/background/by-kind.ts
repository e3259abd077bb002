import type { WorkMessage } from './due.ts'
import { type DueKind, dueKinds, type KindsOf, type QueueName } from './due-kinds.ts'

/** @throws Error for a kind of another queue, which is never done as other work */
export function byKind<Queue extends QueueName, Rest extends readonly unknown[]>(
  queue: Queue,
  table: { readonly [Kind in KindsOf<Queue>]: (work: WorkMessage, ...rest: Rest) => Promise<void> },
): (work: WorkMessage, ...rest: Rest) => Promise<void> {
  const isOfQueue = (kind: DueKind): kind is KindsOf<Queue> => dueKinds[kind].queue === queue
  return async (work, ...rest) => {
    if (!isOfQueue(work.kind)) throw new Error(`the queue ${queue} has no work of kind ${work.kind}`)
    await table[work.kind](work, ...rest)
  }
}
