import type { EngineSet } from '../engines/engine-set.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { provideBuckets } from './buckets.ts'
import { provideQueues } from './queues.ts'
import { provideTables, type Table } from './tables.ts'

/** Makes what the stacks keep their things in; what is there already stays. */
export async function provide({ dynamoDb, fauxqs }: EngineSet, deployment: Deployment): Promise<Table[]> {
  const [tables] = await Promise.all([
    provideTables(dynamoDb.url, deployment),
    provideQueues(fauxqs.url, deployment),
    provideBuckets(fauxqs.url, deployment),
  ])
  return tables
}
