import { beforeEach, describe, expect, test } from 'vitest'
import { workMessageOf } from '../../../functions/shared/background/due.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { Account } from '../../../functions/shared/identity/account.ts'
import { NoticeItem } from '../../../functions/shared/messages/member-email.ts'
import { settleAll } from '../../../functions/shared/settle-all.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { tellSilentPhone } from '../../../functions/shifts/auto-close/tell-silent-phone.ts'
import { silenceStore } from '../../../functions/shifts/store/silence-store.ts'
import { Died, dyingAfter } from '../compaction/crash-injection.ts'
import { rowsOf } from '../rows.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { aWorker, eight, hours, minutes, pingsFrom, storesOver, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

const jobs = async (of = worker) => {
  const due = await rowsOf(table, of.accountId, 'due')
  return due.filter(({ kind }) => kind === 'silent-phone')
}
const notices = async () =>
  settleAll((await rowsOf(table, worker.accountId, 'message')).map((row) => table.item(NoticeItem, row)))

function depsOver(on: Table) {
  const contact = { name: 'Acme Heating', contactEmail: 'office@acme.example', country: 'CH' }
  const { accountId, principal, clock } = worker
  return {
    ...storesOver(on),
    ...silenceStore(on),
    ...jobStore(on),
    findAccount: async () => ({ ...principal.account, ...contact, accountId }) as Account,
    now: () => clock.now,
  }
}

/** Moves the clock to so many minutes after eight, and runs the job if it is due. */
async function lookAt(minute: number, more: Partial<ReturnType<typeof depsOver>> = {}): Promise<void> {
  worker.clock.now = eight + minutes(minute)
  const due = (await jobs()).filter(({ dueAt }) => Number(dueAt) <= worker.clock.now)
  for (const row of due) await tellSilentPhone(workMessageOf(row), { ...depsOver(table), ...more })
}

const sendAt = async (minute: number, ping: object = {}) => {
  worker.clock.now = eight + minutes(minute)
  await worker.send(pingsFrom(worker.clock.now - 1_000, 1).map((each) => ({ ...each, ...ping })))
}

describe('of a phone that is not heard for 15 minutes', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = (await worker.startShift()).shiftId
  })

  test('the office is told once a shift, with the battery', async () => {
    await sendAt(1, { battery: 0.04 })
    await lookAt(15)
    expect([await notices(), await jobs()]).toMatchObject([[], [{ dueAt: eight + minutes(16) }]])
    await lookAt(16)
    const { memberId: workerId } = worker.principal
    const told = { template: 'silent-phone', to: 'office@acme.example', workerId, battery: 0.04 }
    expect(await notices()).toMatchObject([{ ...told, silentAt: eight + minutes(1), status: 'queued' }])
    expect(await rowsOf(table, worker.accountId, 'due')).toContainEqual(expect.objectContaining({ kind: 'message' }))
    await sendAt(20)
    await lookAt(60)
    expect([(await notices()).length, await jobs()]).toEqual([1, []])
  })

  test('that has never sent anything, the office is not told', async () => {
    for (let minute = 15; minute <= 120; minute += 15) await lookAt(minute)
    expect([await notices(), await jobs()]).toMatchObject([[], [{ dueAt: eight + minutes(135) }]])
  })

  test('in a break, the office is not told before 15 minutes after it', async () => {
    await sendAt(1)
    await breaksOf(worker).start()
    for (let minute = 16; minute <= 46; minute += 15) await lookAt(minute)
    await breaksOf(worker).end()
    await lookAt(61)
    expect(await notices()).toMatchObject([{ silentAt: eight + minutes(46) }])
  })

  test('whose worker clocked out, the office is not told', async () => {
    await sendAt(1)
    const clockOut: Partial<ReturnType<typeof depsOver>> = {
      addSilenceNotice: async (...notice) => {
        await worker.clockOut()
        return silenceStore(table).addSilenceNotice(...notice)
      },
    }
    await lookAt(16, clockOut)
    expect([await notices(), await jobs()]).toEqual([[], []])
  })

  test('that sends at that moment, the office is not told', async () => {
    await sendAt(1)
    const upload: Partial<ReturnType<typeof depsOver>> = {
      addSilenceNotice: async (...notice) => {
        await sendAt(16)
        return silenceStore(table).addSilenceNotice(...notice)
      },
    }
    await lookAt(16, upload)
    expect([await notices(), await jobs()]).toMatchObject([[], [{ dueAt: eight + minutes(31) }]])
  })

  test('the office is told once, by two runs at once', async () => {
    await sendAt(1)
    await Promise.all([lookAt(16), lookAt(16), lookAt(16)])
    expect([(await notices()).length, await jobs()]).toEqual([1, []])
  })

  test.each([0, 1])('the office is told once, when a run dies after its write number %i', async (last) => {
    await sendAt(1)
    await expect(lookAt(16, depsOver(dyingAfter(table, last)))).rejects.toThrow(Died)
    await lookAt(18)
    expect([(await notices()).length, await jobs()]).toEqual([1, []])
  })

  test('the office is not told once an owner does not want it', async () => {
    await sendAt(1)
    Object.assign(worker.principal.account.settings.shifts, { tellWhenSilent: false })
    await lookAt(16)
    expect([await notices(), await jobs()]).toEqual([[], []])
  })

  test('it counts as heard by what it sends late, in no order, or without a position', async () => {
    await sendAt(10)
    worker.clock.now = eight + minutes(20)
    await worker.send(pingsFrom(eight + minutes(5), 1))
    await lookAt(25)
    expect(await jobs()).toMatchObject([{ id: shiftId, dueAt: eight + minutes(35) }])
    worker.clock.now = eight + minutes(30)
    await worker.send([{ at: 'yesterday', lat: 48, lon: 11 }])
    await lookAt(35)
    expect(await jobs()).toMatchObject([{ dueAt: eight + minutes(45) }])
    worker.clock.now = eight + minutes(40)
    await worker.send(pingsFrom(eight - hours(3), 1))
    await lookAt(45)
    expect([await notices(), await jobs()]).toMatchObject([[], [{ dueAt: eight + minutes(55) }]])
  })
})

test('a shift of an account that wants no such emails is not looked at', async () => {
  const quiet = await aWorker(table, { tellWhenSilent: false })
  await quiet.startShift()
  expect(await jobs(quiet)).toEqual([])
})

test('a phone whose positions are not taken is not missed', async () => {
  Object.assign(worker.principal.account.settings.shifts, { requireNotice: false })
  const { noticeAcknowledgedAt } = worker.principal
  Object.assign(worker.principal, { noticeAcknowledgedAt: undefined })
  await worker.startShift()
  Object.assign(worker.principal, { noticeAcknowledgedAt })
  await sendAt(1)
  await lookAt(16)
  expect([await notices(), await jobs()]).toMatchObject([[], [{}]])
})
