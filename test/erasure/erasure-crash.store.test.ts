import { expect, test } from 'vitest'
import { aFullAccount, allRows, belongsTo, countsOf } from '../accounts/full-account.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { anErasing, type EraserDeps, type Erasing } from './erasing.ts'

let world: World
let erasing: Erasing

beforeAllOnTable((table) => {
  world = aWorld(table)
  erasing = anErasing(world)
})

const steps = [
  'findErasure',
  'isFenced',
  'begin',
  'countPartition',
  'countFiles',
  'saveFound',
  'disableLogin',
  'deleteLogin',
  'saveLoginsDeleted',
  'deleteFiles',
  'shred',
  'saveShredded',
  'deleteHead',
  'saveErased',
  'beginVerifying',
  'isEmpty',
  'signReceipt',
  'saveReceipt',
  'recordFinishedErasure',
  'finish',
] as const satisfies readonly (keyof EraserDeps)[]

/** The clock and async generators. */
const isExempt = (part: string) => ['now', 'memberLogins', 'loginsCreatedFor'].includes(part)

/** The eraser's dependencies, of which one throws at its nth call, before or after its effect; all later calls throw too. */
function dyingAt(name: (typeof steps)[number], nth: number, when: 'before' | 'after'): EraserDeps {
  let calls = 0
  let dead = false
  const parts = Object.entries(erasing.eraser).map(([part, value]) => {
    if (typeof value !== 'function' || isExempt(part)) return [part, value]
    const call = value as (...given: unknown[]) => Promise<unknown>
    const dying = async (...given: unknown[]) => {
      if (dead) throw new Error('dead')
      if (part === name) calls += 1
      const last = part === name && calls === nth
      if (last) dead = true
      if (last && when === 'before') throw new Error('killed')
      const result = await call(...given)
      if (last) throw new Error('killed')
      return result
    }
    return [part, dying]
  })
  return Object.fromEntries(parts) as EraserDeps
}

/** Steps that run for each partition or login die in the middle of their stage too. */
const laterCalls = { countPartition: 40, deleteHead: 20, isEmpty: 40, disableLogin: 2, deleteLogin: 2 } as const
/** Dying after a read equals dying before the next step. */
const reads: readonly string[] = ['findErasure', 'isFenced', 'countPartition', 'countFiles', 'isEmpty', 'signReceipt']
const deaths = steps.flatMap((name) => {
  const times = reads.includes(name) ? (['before'] as const) : (['before', 'after'] as const)
  const calls = name in laterCalls ? [1, laterCalls[name as keyof typeof laterCalls]] : [1]
  return calls.flatMap((nth) => times.map((when) => [when, nth, name] as const))
})

test('killed at any step and restarted, an erasure leaves no row and reports exact counts; the neighbour is unchanged (erasure rules 5, 8)', async () => {
  const neighbour = await aFullAccount(world, 3)
  const ofNeighbour = async () => (await allRows(world.table)).filter((row) => belongsTo(neighbour.accountId, row))
  const asItWas = await ofNeighbour()
  for (const [when, nth, name] of deaths) {
    const leaver = await aFullAccount(world, 3)
    const { erasureId, statusUrl } = await erasing.request(leaver)
    const there = countsOf(leaver.accountId, await ofLeaver(leaver.accountId))
    const label = `${when} ${name} ${nth}`
    const death = erasing.run(erasureId, 'quiesce', dyingAt(name, nth, when))
    const end = await death.then(
      () => 'lived',
      (error: Error) => error.message,
    )
    expect([label, end]).toEqual([label, expect.stringMatching(/killed|dead/)])
    // The delayed message restarts it while fencing, its due row afterwards.
    const kind = (await erasing.find(erasureId))?.status === 'fencing' ? 'quiesce' : 'erasure'
    await erasing.run(erasureId, kind)
    expect([label, await ofLeaver(leaver.accountId)]).toEqual([label, []])
    const { status, progress, receipt } = await erasing.show(erasureId, statusUrl)
    const erased = Object.fromEntries(Object.entries(there).map(([type, found]) => [type, { found, erased: found }]))
    expect([label, status, progress, receipt?.found]).toEqual([label, 'erased', erased, there])
    expect([label, receipt?.erasedAt]).toEqual([label, world.archive.finished.get(erasureId)?.['erasedAt']])
    expect([label, receipt?.outside]).toEqual([label, { logins: 2, files: 1 }])
    expect(world.pool.find(leaver.sub)).toBeUndefined()
    await expect(world.table.keyring.accountKeys(leaver.accountId)).rejects.toThrow('account_erasing')
  }
  expect(await ofNeighbour()).toEqual(asItWas)
  expect(world.pool.find(neighbour.sub)?.enabled).toBe(true)
}, 240_000)

const ofLeaver = async (accountId: string) => (await allRows(world.table)).filter((row) => belongsTo(accountId, row))

test('concurrent workers do no harm', async () => {
  const leaver = await aFullAccount(world, 3)
  const { erasureId, statusUrl } = await erasing.request(leaver)
  const there = countsOf(leaver.accountId, await ofLeaver(leaver.accountId))
  await Promise.all([1, 2, 3].map(() => erasing.run(erasureId)))
  await erasing.run(erasureId, 'erasure')
  expect(await ofLeaver(leaver.accountId)).toEqual([])
  expect(await erasing.show(erasureId, statusUrl)).toMatchObject({ status: 'erased', receipt: { found: there } })
})
