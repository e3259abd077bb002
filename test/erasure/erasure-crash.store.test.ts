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

/** The clock, and what is walked through instead of waited for. */
const isLeftAlone = (part: string) => ['now', 'memberLogins', 'loginsCreatedFor'].includes(part)

/** The eraser's parts, of which one dies at its nth call, before or after its effect; then nothing works any more. */
function dyingAt(name: (typeof steps)[number], nth: number, moment: 'before' | 'after'): EraserDeps {
  let calls = 0
  let dead = false
  const parts = Object.entries(erasing.eraser).map(([part, value]) => {
    if (typeof value !== 'function' || isLeftAlone(part)) return [part, value]
    const call = value as (...given: unknown[]) => Promise<unknown>
    const dying = async (...given: unknown[]) => {
      if (dead) throw new Error('dead')
      if (part === name) calls += 1
      const last = part === name && calls === nth
      if (last) dead = true
      if (last && moment === 'before') throw new Error('killed')
      const answer = await call(...given)
      if (last) throw new Error('killed')
      return answer
    }
    return [part, dying]
  })
  return Object.fromEntries(parts) as EraserDeps
}

/** Steps that are taken for each partition or login die at a later call too, in the middle of their stage. */
const middles = { countPartition: 40, deleteHead: 20, isEmpty: 40, disableLogin: 2, deleteLogin: 2 } as const
/** Dying after a step that only reads is dying before the next. */
const reads: readonly string[] = ['findErasure', 'isFenced', 'countPartition', 'countFiles', 'isEmpty', 'signReceipt']
const deaths = steps.flatMap((name) => {
  const moments = reads.includes(name) ? (['before'] as const) : (['before', 'after'] as const)
  const calls = name in middles ? [1, middles[name as keyof typeof middles]] : [1]
  return calls.flatMap((nth) => moments.map((moment) => [moment, nth, name] as const))
})

test('killed anywhere and started again, it ends at nothing with the right counts; the neighbour never changes (erasure rules 5, 8)', async () => {
  const neighbour = await aFullAccount(world, 3)
  const ofNeighbour = async () => (await allRows(world.table)).filter((row) => belongsTo(neighbour.accountId, row))
  const asItWas = await ofNeighbour()
  for (const [moment, nth, name] of deaths) {
    const leaver = await aFullAccount(world, 3)
    const { erasureId, statusUrl } = await erasing.request(leaver)
    const there = countsOf(leaver.accountId, await ofLeaver(leaver.accountId))
    const place = `${moment} ${name} ${nth}`
    const death = erasing.run(erasureId, 'quiesce', dyingAt(name, nth, moment))
    const end = await death.then(
      () => 'lived',
      (error: Error) => error.message,
    )
    expect([place, end]).toEqual([place, expect.stringMatching(/killed|dead/)])
    // What brings it again: the delayed message while it is fencing, its due row afterwards.
    const kind = (await erasing.find(erasureId))?.status === 'fencing' ? 'quiesce' : 'erasure'
    await erasing.run(erasureId, kind)
    expect([place, await ofLeaver(leaver.accountId)]).toEqual([place, []])
    const { status, progress, receipt } = await erasing.show(erasureId, statusUrl)
    const erased = Object.fromEntries(Object.entries(there).map(([type, found]) => [type, { found, erased: found }]))
    expect([place, status, progress, receipt?.found]).toEqual([place, 'erased', erased, there])
    expect([place, receipt?.erasedAt]).toEqual([place, world.archive.finished.get(erasureId)?.['erasedAt']])
    expect([place, receipt?.outside]).toEqual([place, { logins: 2, files: 1 }])
    expect(world.pool.find(leaver.sub)).toBeUndefined()
    await expect(world.table.keyring.accountKeys(leaver.accountId)).rejects.toThrow('account_erasing')
  }
  expect(await ofNeighbour()).toEqual(asItWas)
  expect(world.pool.find(neighbour.sub)?.enabled).toBe(true)
}, 240_000)

const ofLeaver = async (accountId: string) => (await allRows(world.table)).filter((row) => belongsTo(accountId, row))

test('two workers at once do no harm', async () => {
  const leaver = await aFullAccount(world, 3)
  const { erasureId, statusUrl } = await erasing.request(leaver)
  const there = countsOf(leaver.accountId, await ofLeaver(leaver.accountId))
  await Promise.all([1, 2, 3].map(() => erasing.run(erasureId)))
  await erasing.run(erasureId, 'erasure')
  expect(await ofLeaver(leaver.accountId)).toEqual([])
  expect(await erasing.show(erasureId, statusUrl)).toMatchObject({ status: 'erased', receipt: { found: there } })
})
