import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import { partitionsOf } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import type { Point } from '../../functions/shifts/domain/track/point.ts'
import { segmentAppendStore } from '../../functions/shifts/store/segment-append-store.ts'
import { aWorld } from '../../test/accounts/world.ts'
import { anErasing } from '../../test/erasure/erasing.ts'
import { startEngine } from '../../test/support/engine.ts'
import { counting } from '../counting.ts'
import { median, type Result, type Suite, timed } from '../measure.ts'
import { itemPerPing, slices } from '../setup.ts'
import { points } from '../tracks.ts'

type Cost = { readonly units: number; readonly milliseconds: number; readonly rows: number }

const perUpload = 50
const perShift = 5_000
const concurrency = 8
/** In a smaller account the erasure's fixed steps outweigh its rows. */
const minPointsForGoals = 100_000

/** From the fence to the receipt. Baselines: an item per ping, and bare deletes. */
export const erasure: Suite = {
  title: 'Erasing an account (uploads of 50, not compacted; logins and files are doubles)',
  run: async ({ quick, long }) => {
    const engine = await startEngine()
    try {
      const table = await engine.table()
      const sizes = quick ? [1_000, 4_000, 10_000] : [10_000, 100_000, 1_000_000]
      const compared = quick ? [4_000] : long ? [100_000, 1_000_000] : [100_000]
      const rated = quick ? 4_000 : 100_000
      const results: Result[] = []
      const ours = new Map<number, Cost>()
      for (const size of new Set([...sizes, ...compared])) ours.set(size, await erase(table, size))
      for (const size of compared) results.push(...comparedToItems(size, ours.get(size), await eraseItems(table, size)))
      results.push(...comparedToBareDeletes(rated, await measureRates(table, rated, quick ? 1 : 3)))
      results.push(growthOf(sizes, ours), await firstRefusal(table))
      return results
    } finally {
      await engine.stop()
    }
  },
}

async function fill(table: Table, { accountId }: Principal, track: readonly Point[]): Promise<void> {
  const { pack, putSegment } = segmentAppendStore(table)
  const retention = { now: Date.now(), days: 3_650 }
  for (const shift of slices(track, perShift)) {
    const shiftGeneration = { shiftId: newId(), generation: 0 }
    for (const some of slices(slices(shift, perUpload), concurrency)) {
      await Promise.all(
        some.map(async (each) => putSegment(accountId, shiftGeneration, await pack(accountId, each), retention)),
      )
    }
  }
}

async function erase(plain: Table, size: number): Promise<Cost> {
  const { table, count } = counting(plain)
  const world = aWorld(table)
  const erasing = anErasing(world)
  const owner = await world.anOwner()
  await fill(table, owner, points(size))
  const { erasureId } = await erasing.request(owner)
  count.written = 0
  const milliseconds = await timed(() => erasing.run(erasureId))
  const erased = await erasing.find(erasureId)
  if (erased?.status !== 'erased') throw new Error('the account is not erased')
  return { units: count.written, milliseconds, rows: erased.found?.['segment'] ?? 0 }
}

async function eraseItems(plain: Table, size: number): Promise<Cost> {
  const { table, count } = counting(plain)
  const baseline = itemPerPing(table)
  for (const some of slices(slices(points(size), 25), concurrency))
    await Promise.all(some.map((part) => baseline.batch(part)))
  count.written = 0
  const milliseconds = await timed(() => bareDeletes(table, baseline.pk))
  return { units: count.written, milliseconds, rows: size }
}

/** Fewest possible calls: pages of 100, four concurrent batches of 25. */
async function bareDeletes(table: Table, pk: string): Promise<number> {
  for (let deleted = 0; ; ) {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, Limit: 100 }
    const page = await table.send(
      new QueryCommand({ TableName: table.name, ...query, ProjectionExpression: 'pk, sk', ConsistentRead: true }),
    )
    const keys = page.Items ?? []
    if (keys.length === 0) return deleted
    const deletes = keys.map((Key) => ({ DeleteRequest: { Key } }))
    await Promise.all(
      slices(deletes, 25).map((part) => table.send(new BatchWriteCommand({ RequestItems: { [table.name]: part } }))),
    )
    deleted += keys.length
  }
}

/** Rows per second. Both sides run partitions concurrently. */
async function measureRates(table: Table, size: number, rounds: number): Promise<{ ours: number; bare: number }> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const { rows, milliseconds } = await erase(table, size)
    ours.push(rows / milliseconds)
    const owner = await aWorld(table).anOwner()
    await fill(table, owner, points(size))
    const partitions = partitionsOf(owner.accountId).filter(({ type }) => type === 'segment')
    let deleted = 0
    const time = await timed(async () => {
      for (const some of slices(partitions, concurrency)) {
        const counts = await Promise.all(some.map(({ pk }) => bareDeletes(table, pk)))
        deleted += counts.reduce((sum, count) => sum + count, 0)
      }
    })
    bare.push(deleted / time)
  }
  return { ours: median(ours) * 1_000, bare: median(bare) * 1_000 }
}

/** In multiples of a normal request's time. */
async function firstRefusal(table: Table): Promise<Result> {
  const ratios: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const world = aWorld(table)
    const owner = await world.anOwner()
    const request = []
    for (let call = 0; call < 5; call += 1) request.push(await timed(() => world.as(owner.sub)))
    await anErasing(world).request(owner)
    const isRefused = () =>
      world.as(owner.sub).then(
        () => false,
        () => true,
      )
    const wait = await timed(async () => {
      while (!(await isRefused()));
    })
    ratios.push(wait / median(request))
  }
  const value = median(ratios)
  return { name: 'from the response to the first refused request', value, unit: 'requests', goal: { atMost: 2 } }
}

function comparedToItems(size: number, ours: Cost | undefined, items: Cost): Result[] {
  const [units, milliseconds] = [ours?.units ?? 0, ours?.milliseconds ?? 0]
  const many = size.toLocaleString('en')
  const against = 'an item per ping, BatchWriteItem'
  const goal = (atLeast: number) => (size < minPointsForGoals ? {} : { goal: { atLeast } })
  return [
    { name: `${many} points, erasure`, value: milliseconds, unit: 'ms' },
    { name: `${many} points, an item per ping`, value: items.milliseconds, unit: 'ms' },
    {
      name: `${many} points, write units`,
      value: items.units / units,
      unit: 'times fewer',
      against,
      ...goal(40),
    },
    {
      name: `${many} points, time`,
      value: items.milliseconds / milliseconds,
      unit: 'times shorter',
      against,
      ...goal(30),
    },
  ]
}

function comparedToBareDeletes(size: number, { ours, bare }: { ours: number; bare: number }): Result[] {
  const many = size.toLocaleString('en')
  const goal = size < minPointsForGoals ? {} : { goal: { atLeast: 0.8 } }
  return [
    { name: `rows a second, ${many} points`, value: ours, unit: 'rows' },
    { name: 'rows a second, bare deletes of the same', value: bare, unit: 'rows' },
    { name: 'rows a second', value: ours / bare, unit: 'times', against: 'bare deletes', ...goal },
  ]
}

function growthOf([small = 0, middle = 0, large = 0]: readonly number[], ours: ReadonlyMap<number, Cost>): Result {
  const unitsOf = (size: number) => ours.get(size)?.units ?? 0
  const first = (unitsOf(middle) - unitsOf(small)) / (middle - small)
  const last = (unitsOf(large) - unitsOf(middle)) / (large - middle)
  const name = `write units of one more point, at ${large.toLocaleString('en')}`
  return {
    name,
    value: last / first,
    unit: 'times',
    against: `at ${middle.toLocaleString('en')}`,
    goal: { atMost: 1.1 },
  }
}
