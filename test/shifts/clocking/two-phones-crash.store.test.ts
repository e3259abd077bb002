import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { Died, dyingAfter } from '../compaction/crash-injection.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, aWorker, type Deps, eight, hours, phoneOf, pingsFrom, storesOver, type Worker } from '../world.ts'

let table: Table

beforeEachWithWorker((_worker, onTable) => {
  table = onTable
})

/** The worker's requests, on a machine that dies right after write number `last`. */
const dying = ({ principal, deps }: Worker, last: number) =>
  phoneOf(principal, { ...deps, ...storesOver(dyingAfter(table, last)) } as Deps)

/** A shift that two phones believe to be open, and what the second sent of the next. Its phone dies at write `last` of each request. */
async function aDayWithDeaths(last: number) {
  const worker = await aWorker(table)
  worker.goTo(12)
  let deaths = 0
  const untilAnswered = async (request: (phone: Worker | ReturnType<typeof phoneOf>) => Promise<unknown>) => {
    await request(dying(worker, last)).catch((error) => {
      if (error instanceof Died) deaths += 1
    })
    return request(worker).catch(({ code }) => code)
  }
  await untilAnswered((phone) => phone.clockIn({ at: at(0), shiftId: 'the-morning' }))
  const inTheAfternoon = { at: at(6), shiftId: 'the-afternoon' }
  expect(await untilAnswered((phone) => phone.clockIn(inTheAfternoon))).toBe('already_clocked_in')
  await worker.send(pingsFrom(eight + hours(7), 10), 'the-afternoon')
  await breaksOf(worker).start({ at: at(8) })
  await breaksOf(worker).end({ at: at(8.5) })
  await untilAnswered((phone) => phone.clockOut({ at: at(10), shiftId: 'the-afternoon' }))
  await untilAnswered((phone) => phone.clockOut({ at: at(4), shiftId: 'the-morning' }))
  return { worker, deaths }
}

test('a refusal, a held clock-out and what settles them, each killed after any write and sent again, lose nothing', async () => {
  let total = 0
  for (let last = 1; ; last += 1) {
    const { worker, deaths } = await aDayWithDeaths(last)
    expect(await worker.shift('the-morning')).toMatchObject({ startedAt: at(0), endedAt: at(4), breaks: [] })
    expect(await worker.shift('the-afternoon')).toMatchObject({
      startedAt: at(6),
      endedAt: at(10),
      breaks: [{ startedAt: at(8), endedAt: at(8.5) }],
    })
    expect((await worker.track('the-afternoon')).points).toHaveLength(10)
    expect((await worker.track('the-morning')).points).toEqual([])
    expect((await worker.deps.findMemberLock(worker.accountId, worker.principal.memberId)).held).toEqual([])
    total += deaths
    if (deaths === 0) break
  }
  expect(total).toBeGreaterThan(8)
})
