import type { EngineSet } from '../engines/engine-set.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { provideBuckets } from './buckets.ts'
import { provideQueues } from './queues.ts'
import { provideTables, type Table } from './tables.ts'

export async function provide({ dynamoDb, fauxqs }: EngineSet, deployment: Deployment): Promise<Table[]> {
  const [tables] = await Promise.all([
    provideTables(dynamoDb.url, deployment),
    provideQueues(fauxqs.url, deployment),
    provideBuckets(fauxqs.url, deployment),
  ])
  return tables
}
