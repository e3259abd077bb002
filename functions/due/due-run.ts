import * as z from 'zod'
import { dueShards } from '../shared/keys.ts'

/** What starts a run: the shards that it works off; all of them, where none are named. */
const DueRun = z.object({ shards: z.array(z.enum(dueShards as [string, ...string[]])).default(dueShards) })

/** @throws ZodError for an unknown shard */
export function shardsOf(event: unknown): readonly string[] {
  return DueRun.parse(event).shards
}
