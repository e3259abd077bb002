import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { dueStore } from '../../functions/due/due-store.ts'
import { runDue } from '../../functions/due/run-due.ts'
import type { SweepStore } from '../../functions/erasure/sweep-store.ts'
import type { WorkMessage } from '../../functions/shared/background/due.ts'
import { dueShards, partitionOf } from '../../functions/shared/keys.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { anErasing, type Erasing } from './erasing.ts'

let world: World
let erasing: Erasing
const largeRows = 5_000
/** A slice can check this many partitions, or delete a tenth as many batches of rows. */
const stepsOfSlice = 250
const stepsOfHead = 10

beforeAllOnTable((table) => {
  world = aWorld(table)
  erasing = anErasing(world)
})

async function fill(accountId: string, rows: number): Promise<void> {
  const pk = partitionOf(accountId, 'segment', 0)
  for (let at = 0; at < rows; at += 25) {
    const puts = Array.from({ length: 25 }, (_, n) => ({
      PutRequest: { Item: { pk, sk: `${at + n}`, type: 'segment' } },
    }))
    await world.table.send(new BatchWriteCommand({ RequestItems: { [world.table.name]: puts } }))
  }
}

test('a small account that is requested after a large one finishes first, with a single worker (erasure rule 5)', async () => {
  const [large, small] = [await world.anOwner(), await world.anOwner()]
  await fill(large.accountId, largeRows)
  const first = await erasing.request(large)
  const second = await erasing.request(small)
  const queue: WorkMessage[] = [...erasing.sent]
  const finished: string[] = []
  let now = Date.now()
  const due = {
    ...dueStore(world.table),
    shards: dueShards,
    enqueue: async (_queue: string, work: readonly WorkMessage[]) => {
      queue.push(...work)
      return []
    },
    quiesceSeconds: 35,
    now: () => now,
    random: Math.random,
    pause: async () => {},
    remaining: () => 20_000,
  }
  for (let minute = 0; finished.length < 2 && minute < 20; minute += 1) {
    for (let work = queue.shift(); work; work = queue.shift()) {
      let steps = stepsOfSlice
      const erasureId = work.pk.slice('erasure#'.length)
      const deleteHead: SweepStore['deleteHead'] = (partition) => {
        steps -= stepsOfHead
        return erasing.eraser.deleteHead(partition)
      }
      await erasing.run(erasureId, work.kind, { ...erasing.eraser, deleteHead }, { hasTime: () => steps-- > 0 })
      const isFinished = (await erasing.find(erasureId))?.status === 'erased'
      if (isFinished && !finished.includes(erasureId)) finished.push(erasureId)
    }
    now += 60_000
    await runDue(due)
  }
  expect(finished).toEqual([second.erasureId, first.erasureId])
}, 120_000)
