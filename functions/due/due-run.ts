import * as z from 'zod'
import { dueShards } from '../shared/keys.ts'

/** What starts a run: the shards that it works off; all of them, where none are named. */
const DueRun = z.object({ shards: z.array(z.enum(dueShards as [string, ...string[]])).default(dueShards) })

/** Runs side by side, each with as many shards. At most 5: a rule of EventBridge has no more targets. */
const runs = 4

/** The events of a minute: together, all shards. */
export const dueRuns: readonly z.input<typeof DueRun>[] = Array.from({ length: runs }, (_, run) => ({
  shards: dueShards.filter((_shard, index) => index % runs === run),
}))

/** @throws ZodError for an unknown shard */
export function shardsOf(event: unknown): readonly string[] {
  return DueRun.parse(event).shards
}
