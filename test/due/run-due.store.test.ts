import { BatchWriteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { shardsOf } from '../../functions/due/due-run.ts'
import { dueStore } from '../../functions/due/due-store.ts'
import { runDue } from '../../functions/due/run-due.ts'
import { dueAttributes, dueRow, type WorkMessage } from '../../functions/shared/background/due.ts'
import {
  type DueKind,
  dueKindNames,
  type QueueName,
  scheduledKinds,
} from '../../functions/shared/background/due-kinds.ts'
import { dueShards, erasureKey } from '../../functions/shared/keys.ts'
import type { Row } from '../../functions/shared/table/define-item.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { beforeEachOnNewTable } from '../support/table-hooks.ts'

let table: Table
type Sent = WorkMessage & { readonly queue: QueueName; readonly delaySeconds: number }
let sent: Sent[]
/** Messages of each call to a queue. */
let calls: number[]

beforeEachOnNewTable((given) => {
  table = given
  sent = []
  calls = []
})

const noon = 1_000_000_000
const deps = (more: Partial<Parameters<typeof runDue>[0]> = {}) => ({
  ...dueStore(table),
  shards: dueShards,
  enqueue: async (queue: QueueName, messages: readonly WorkMessage[], delaySeconds: number) => {
    calls.push(messages.length)
    sent.push(...messages.map((message) => ({ ...message, queue, delaySeconds })))
    return [] as readonly WorkMessage[]
  },
  quiesceSeconds: 35,
  now: () => noon,
  random: () => 0,
  pause: async () => {},
  remaining: () => 20_000,
  ...more,
})

async function put(...rows: Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 25) {
    const puts = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    await table.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
  }
}

async function dueAtOf(row: Row): Promise<unknown> {
  const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: { pk: row.pk, sk: row.sk } }))
  return Item?.['dueAt']
}

const anErasure = (id: string, kind: DueKind): Row => {
  const key = erasureKey(id)
  return { ...key, type: 'erasure', erasureId: id, ...dueAttributes(key, kind, noon) }
}

describe('a due row', () => {
  test('goes to the queue of its kind and is leased', async () => {
    const [reminder, late] = [dueRow('A', 'reminder', 'r', noon), dueRow('B', 'remove-login', 'm', noon - 5_000)]
    await put(reminder, late, dueRow('A', 'message', 'later', noon + 1))
    expect(await runDue(deps())).toEqual({ sent: 2 })
    expect(sent.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { pk: reminder.pk, sk: reminder.sk, kind: 'reminder', queue: 'messages', delaySeconds: 0 },
      { pk: late.pk, sk: late.sk, kind: 'remove-login', queue: 'erasures', delaySeconds: 0 },
    ])
    expect(await dueAtOf(reminder)).toBe(noon + 90_000)
    expect(await runDue(deps())).toEqual({ sent: 0 })
    expect(await runDue(deps({ now: () => noon + 90_000, random: () => 0.999 }))).toEqual({ sent: 3 })
    expect(await dueAtOf(reminder)).toBeLessThan(noon + 90_000 + 300_000)
  })

  test('is sent once by concurrent runs', async () => {
    await put(...Array.from({ length: 30 }, (_, n) => dueRow('A', 'message', `m${n}`, noon)))
    await Promise.all([runDue(deps()), runDue(deps()), runDue(deps())])
    expect(new Set(sent.map(({ sk }) => sk)).size).toBe(30)
    expect(sent).toHaveLength(30)
  })

  test('of a kind that is never scheduled stays unchanged and blocks no others', async () => {
    const unscheduled = dueKindNames.filter((kind) => !scheduledKinds.includes(kind))
    const ignored = unscheduled.flatMap((kind) => Array.from({ length: 300 }, (_, n) => dueRow('A', kind, `i${n}`, n)))
    const wanted = Array.from({ length: 40 }, (_, n) => dueRow('A', 'message', `w${n}`, noon))
    await put(...ignored, ...wanted)
    expect(await runDue(deps())).toEqual({ sent: 40 })
    for (const row of ignored.slice(0, 3)) expect(await dueAtOf(row)).toBe(row['dueAt'])
  })

  test('is found page by page, oldest first', async () => {
    const candidates = Array.from({ length: 2_500 }, (_, n) => dueRow('A', 'reminder', `r${n}`, noon - n))
    const shard = dueShards[5] ?? ''
    const rows = candidates.filter((row) => row['dueShard'] === shard)
    await put(...rows)
    const pages = await Array.fromAsync(dueStore(table).dueEntries(shard, scheduledKinds, noon))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().map(({ dueAt }) => dueAt)).toEqual(
      rows.map((row) => Number(row['dueAt'])).sort((a, b) => a - b),
    )
    expect(await runDue(deps())).toEqual({ sent: rows.length })
  })

  test('goes with up to nine others in one call to its queue', async () => {
    const shard = dueShards[2] ?? ''
    const all = Array.from({ length: 600 }, (_, n) => dueRow('A', n % 2 ? 'message' : 'erasure', `m${n}`, noon))
    const rows = all.filter((row) => row['dueShard'] === shard)
    await put(...rows)
    await runDue(deps({ shards: [shard] }))
    expect(sent).toHaveLength(rows.length)
    expect(Math.max(...calls)).toBeLessThanOrEqual(10)
    expect(calls.length).toBeLessThanOrEqual(2 * Math.ceil(rows.length / 10))
  })

  test('is the work of the run that has its shard', async () => {
    expect(shardsOf({ 'detail-type': 'Scheduled Event' })).toEqual(dueShards)
    expect(() => shardsOf({ shards: ['16'] })).toThrow()
    await put(...Array.from({ length: 100 }, (_, n) => dueRow('A', 'message', `m${n}`, noon)))
    const halves = [dueShards.slice(0, 8), dueShards.slice(8)].map((shards) => shardsOf({ shards }))
    const counts = await Promise.all(halves.map(async (shards) => (await runDue(deps({ shards }))).sent))
    expect(counts.every((count) => count > 0)).toBe(true)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100)
  })

  test('is left to the next run when time runs out', async () => {
    await put(...Array.from({ length: 200 }, (_, n) => dueRow('A', 'message', `m${n}`, noon)))
    let chunks = 10
    const remaining = () => (chunks-- > 0 ? 20_000 : 1_000)
    const { sent: first } = await runDue(deps({ remaining }))
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(200)
    const { sent: rest } = await runDue(deps())
    expect(first + rest).toBe(200)
  })
})

test('a fencing erasure is always sent with the delay of the quiesce, and leased that much longer', async () => {
  const [fencing, erasing] = [anErasure('e1', 'quiesce'), anErasure('e2', 'erasure')]
  await put(fencing, erasing)
  await runDue(deps())
  expect(sent.sort((a, b) => (a.pk < b.pk ? -1 : 1))).toMatchObject([
    { pk: 'erasure#e1', kind: 'quiesce', queue: 'erasures', delaySeconds: 35 },
    { pk: 'erasure#e2', kind: 'erasure', queue: 'erasures', delaySeconds: 0 },
  ])
  expect(await dueAtOf(fencing)).toBe(noon + 90_000 + 35_000)
  expect(await dueAtOf(erasing)).toBe(noon + 90_000)
})

describe('a failure', () => {
  test('of one row blocks no other, fails the run, and the next run sends it', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => dueRow('A', 'message', `m${n}`, noon))
    await put(...rows)
    const { enqueue } = deps()
    const failing = async (queue: QueueName, messages: readonly WorkMessage[], delay: number) => {
      const refused = messages.filter(({ sk }) => sk === rows[7]?.sk)
      await enqueue(
        queue,
        messages.filter((each) => !refused.includes(each)),
        delay,
      )
      return refused
    }
    await expect(runDue(deps({ enqueue: failing }))).rejects.toThrow('rows of the due index failed')
    expect(sent).toHaveLength(19)
    expect(await runDue(deps({ now: () => noon + 60_000 }))).toEqual({ sent: 1 })
    expect(await runDue(deps({ now: () => noon + 300_000 }))).toEqual({ sent: 20 })
  })

  test('that is temporary is retried in the same run: of a queue, a lease or a shard', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => dueRow('A', 'message', `m${n}`, noon))
    await put(...rows)
    const failed = new Set<string>()
    const isFirst = (name: string) => failed.size < failed.add(name).size
    const once = (name: string) => {
      if (isFirst(name)) throw new Error('throttled')
    }
    const { enqueue, lease, dueEntries } = deps()
    const flaky = {
      enqueue: async (queue: QueueName, messages: readonly WorkMessage[], delay: number) => {
        once(`queue ${queue}`)
        const refused = messages.filter(({ sk }) => isFirst(`send ${sk}`))
        await enqueue(
          queue,
          messages.filter((each) => !refused.includes(each)),
          delay,
        )
        return refused
      },
      lease: async (...args: Parameters<typeof lease>) => {
        once(`lease ${args[0].sk}`)
        return lease(...args)
      },
      dueEntries: async function* (...args: Parameters<typeof dueEntries>) {
        once(`shard ${args[0]}`)
        yield* dueEntries(...args)
      },
    }
    expect(await runDue(deps(flaky))).toEqual({ sent: 40 })
    expect(sent).toHaveLength(40)
    expect(failed.size).toBe(40 + 40 + 1 + dueShards.length)
  })

  test('of one shard blocks no other, and fails the run', async () => {
    await put(...Array.from({ length: 64 }, (_, n) => dueRow('A', 'message', `m${n}`, noon)))
    const { dueEntries } = dueStore(table)
    const broken: typeof dueEntries = async function* (shard, kinds, now) {
      if (shard === '3') throw new Error('throttled')
      yield* dueEntries(shard, kinds, now)
    }
    await expect(runDue(deps({ dueEntries: broken }))).rejects.toThrow('shards')
    const first = sent.length
    const { sent: rest } = await runDue(deps())
    expect(first).toBeGreaterThan(0)
    expect(first + rest).toBe(64)
  })

  test('of the lease, because the row is finished, sends nothing', async () => {
    const row = dueRow('A', 'message', 'gone', noon)
    const stale = { pk: row.pk, sk: row.sk, kind: 'message', dueAt: noon }
    const index: ReturnType<typeof dueStore>['dueEntries'] = async function* (shard) {
      if (shard === '0') yield [stale]
    }
    expect(await runDue(deps({ dueEntries: index }))).toEqual({ sent: 0 })
    expect(sent).toEqual([])
  })
})

describe('how late the oldest work is', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  afterEach(() => written.mockClear())
  const lateness = () => {
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)))
    return lines.filter(({ event }) => event === 'due_run').map(({ oldestDueSeconds }) => oldestDueSeconds)
  }
  const minutesAgo = (minutes: number, id: string) => dueRow('A', 'message', id, noon - minutes * 60_000)

  test('counts what a run leaves behind, not what it hands out late', async () => {
    await put(minutesAgo(30, 'late'))
    await runDue(deps())
    expect(lateness()).toEqual([0])
  })

  test('counts rows that failed, and keeps counting from when they were due', async () => {
    await put(minutesAgo(12, 'stays'), minutesAgo(1, 'new'))
    const enqueue = () => Promise.reject(new Error('no queue'))
    await expect(runDue(deps({ enqueue }))).rejects.toThrow()
    await expect(runDue(deps({ enqueue, now: () => noon + 60_000 }))).rejects.toThrow()
    expect(lateness()).toEqual([720, 780])
  })

  test('counts rows for which the run had no time', async () => {
    await put(minutesAgo(12, 'waits'))
    await runDue(deps({ remaining: () => 1_000 }))
    expect(lateness()).toEqual([720])
  })
})
