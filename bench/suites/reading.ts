import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { readTrack } from '../../functions/shifts/tracks/read-track.ts'
import { TrackQuery } from '../../functions/shifts/tracks/schemas.ts'
import { aCompactor } from '../../test/shifts/compaction/compactor.ts'
import { startEngine } from '../../test/support/engine.ts'
import { counting } from '../counting.ts'
import { interleaved, type Suite, timed } from '../measure.ts'
import { itemPerPing, pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

const count = 10_000
const hour = 3_600_000

export const reading: Suite = {
  title: 'Reading a track of 10,000 points (uploads of 50 and of 1), staged and compacted',
  run: async ({ quick, repeats }) => {
    const engine = await startEngine()
    try {
      const table = await engine.table()
      const counted = counting(table)
      const track = points(count)
      const staged = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
      const compacted = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
      const singles = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
      for (const part of slices(track, 50)) {
        await Promise.all([staged, compacted].map(({ upload }) => upload(part.map(pingOf))))
      }
      for (const point of track) await singles.upload([pingOf(point)])
      await compacted.end()
      compacted.clock.advance(hour)
      await aCompactor(table, compacted).runAllDue()
      const baseline = counting(table)
      const items = itemPerPing(baseline.table)
      for (const some of slices(slices(track, 25), 8)) await Promise.all(some.map((part) => items.batch(part)))

      const query = TrackQuery.parse({})
      const readOf = ({ shiftId, principal, deps }: typeof staged) => readTrack(shiftId, query, principal, deps)
      const readBaseline = async () => JSON.stringify(await allItems(baseline.table, items.pk))
      const unitsOf = async ({ count }: typeof counted, read: () => Promise<unknown>) => {
        count.read = 0
        await read()
        return count.read
      }
      const units = {
        staged: await unitsOf(counted, () => readOf(staged)),
        singles: await unitsOf(counted, () => readOf(singles)),
        compacted: await unitsOf(counted, () => readOf(compacted)),
        baseline: await unitsOf(baseline, readBaseline),
      }
      const sides = {
        staged: () => timed(() => readOf(staged)),
        singles: () => timed(() => readOf(singles)),
        compacted: () => timed(() => readOf(compacted)),
        baseline: () => timed(readBaseline),
      }
      // the first reads of a process measure the compiler
      const time = await interleaved(repeats, sides, quick ? 3 : 8)
      const against = 'an item per ping'
      return [
        { name: 'read units, staged', value: units.staged, unit: 'units', goal: { atMost: 13 } },
        { name: 'read units, staged in uploads of 1', value: units.singles, unit: 'units', goal: { atMost: 50 } },
        { name: 'read units, compacted', value: units.compacted, unit: 'units', goal: { atMost: 6 } },
        { name: 'read units, an item per ping', value: units.baseline, unit: 'units' },
        { name: 'time, staged', value: time.staged, unit: 'ms' },
        { name: 'time, staged in uploads of 1', value: time.singles, unit: 'ms' },
        { name: 'time, compacted', value: time.compacted, unit: 'ms' },
        { name: 'time, an item per ping', value: time.baseline, unit: 'ms' },
        { name: 'time, staged', value: time.staged / time.baseline, unit: 'times', against, goal: { atMost: 0.1 } },
        {
          name: 'time, staged in uploads of 1',
          value: time.singles / time.baseline,
          unit: 'times',
          against,
          goal: { atMost: 0.2 },
        },
        {
          name: 'time, compacted',
          value: time.compacted / time.baseline,
          unit: 'times',
          against,
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
