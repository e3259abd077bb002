import { expect, test } from 'vitest'
import { openPacer } from '../../../functions/notifications/sending/pace.ts'
import { sendQueued } from '../../../functions/notifications/sending/send-queued.ts'
import { DueItem, type WorkMessage, workMessageOf } from '../../../functions/shared/background/due.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

/** Hands out what is due in one batch, as one invocation of `lasts` milliseconds; pauses move the clock. */
async function invocation(company: Awaited<ReturnType<typeof aCompany>>, lasts: number) {
  const { time, accountId, deps } = company
  const end = time.now + lasts
  const own = {
    pause: async (milliseconds: number) => {
      time.now += milliseconds
    },
    remaining: () => end - time.now,
    now: () => time.now,
  }
  const pacer = openPacer({ smsPartsPerSecond: 1, emailsPerSecond: 1, share: 1 / 2 }, own)
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))
  const due = rows.filter((row) => DueItem.clear.parse(row).dueAt <= time.now).slice(0, 10)
  const runs = await Promise.allSettled(
    due.map((row) => sendQueued(workMessageOf(row as unknown as WorkMessage), { ...deps, ...own, ...pacer })),
  )
  return { failed: runs.filter(({ status }) => status === 'rejected').length, left: end - time.now }
}

test('twelve texts at one part a second: two seconds apart, none in a timeout, none lost, none twice', async () => {
  const company = await aCompany(table, 'paced')
  for (let n = 0; n < 12; n += 1) {
    const { appointmentId } = await aReadyCustomer(company, { phone: `20655501${String(n).padStart(2, '0')}` })
    await company.remind(appointmentId)
  }
  const begun: number[] = []
  company.provider.behaviour = () => void begun.push(company.time.now)
  for (let minute = 0; minute < 6 && company.sms.length < 12; minute += 1) {
    const { failed, left } = await invocation(company, 30_000)
    expect(failed).toBe(0)
    expect(left).toBeGreaterThan(0)
  }
  expect(company.sms).toHaveLength(12)
  expect(new Set(company.sms.map(({ to }) => to)).size).toBe(12)
  const gaps = begun.slice(1).map((at, index) => at - (begun[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000)
  expect((await company.dueRows()).filter(({ kind }) => kind === 'message')).toEqual([])
})

test('a text that has no time left is due at once, and counts as no attempt', async () => {
  const company = await aCompany(table, 'no-time')
  for (const phone of ['2065550150', '2065550151', '2065550152']) {
    const { appointmentId } = await aReadyCustomer(company, { phone })
    await company.remind(appointmentId)
  }
  const { failed } = await invocation(company, 7_000)
  expect(failed).toBe(0)
  expect(company.sms).toHaveLength(2)
  const waiting = (await company.messages()).filter(({ status }) => status === 'queued')
  expect(waiting).toMatchObject([{ attempts: 0 }])
  const jobs = (await company.dueRows()).filter(({ kind }) => kind === 'message')
  expect(jobs.map(({ dueAt }) => Date.parse(dueAt) <= company.time.now)).toEqual([true])
  await invocation(company, 30_000)
  expect(company.sms).toHaveLength(3)
})
