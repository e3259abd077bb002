import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { readTrack } from '../../functions/shifts/read-track.ts'
import { TrackQuery } from '../../functions/shifts/schemas.ts'
import { startEngine } from '../../test/support/engine.ts'
import { counting, itemPerPing, pingOf, slices, workerOnShift } from '../ground.ts'
import { interleaved, type Suite, timed } from '../measure.ts'
import { points } from '../tracks.ts'

const count = 10_000

/** A track of 10,000 points, from the table to the answer's text. */
export const reading: Suite = {
  title: 'Reading a track of 10,000 points (uploads of 50, not sealed yet)',
  run: async ({ repeats }) => {
    const engine = await startEngine()
    try {
      const table = await engine.table()
      const ours = counting(table)
      const track = points(count)
      const { upload, shiftId, principal, deps } = await workerOnShift(ours.table, (track[0]?.at ?? 0) - 60_000)
      for (const part of slices(track, 50)) await upload(part.map(pingOf))
      const theirs = counting(table)
      const single = itemPerPing(theirs.table)
      for (const part of slices(track, 25)) await single.batch(part)

      const query = TrackQuery.parse({})
      const readOurs = () => readTrack(shiftId, query, principal, deps)
      const readTheirs = async () => JSON.stringify(await allItems(theirs.table, single.pk))
      ours.count.read = 0
      await readOurs()
      theirs.count.read = 0
      await readTheirs()
      const units = { ours: ours.count.read, theirs: theirs.count.read }
      const time = await interleaved(repeats, { ours: () => timed(readOurs), theirs: () => timed(readTheirs) })
      return [
        { name: 'read units, segments', value: units.ours, unit: 'units', goal: { atMost: 13 } },
        { name: 'read units, an item per ping', value: units.theirs, unit: 'units' },
        { name: 'time, segments', value: time.ours, unit: 'ms' },
        { name: 'time, an item per ping', value: time.theirs, unit: 'ms' },
        {
          name: 'time',
          value: time.ours / time.theirs,
          unit: 'times',
          against: 'an item per ping',
          goal: { atMost: 0.1 },
        },
      ]
    } finally {
      await engine.stop()
    }
  },
}

async function allItems(table: ReturnType<typeof counting>['table'], pk: string): Promise<unknown[]> {
  const items: unknown[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ExclusiveStartKey }
    const page = await table.send(new QueryCommand({ TableName: table.name, ...query }))
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}
