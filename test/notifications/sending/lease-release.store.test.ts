import { expect, test } from 'vitest'
import { sendQueued } from '../../../functions/notifications/sending/send-queued.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const noErasureEmails = {
  findErasureEmail: async () => undefined,
  claimErasureEmail: async () => false,
  recordErasureEmailOutcome: async () => false,
  sendWithoutTags: async () => '',
  statusKey: async () => Buffer.alloc(32),
}

test('a failure after a reminder was planned is retried in the same run', async () => {
  const company = await aCompany(table, 'made')
  const { appointmentId } = await aReadyCustomer(company)
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  let failures = 2
  const findTemplate: typeof company.deps.findTemplate = async (...of) => {
    if (failures-- > 0) throw new Error('throttled')
    return company.deps.findTemplate(...of)
  }
  const deps = { ...company.deps, ...noErasureEmails, findTemplate, now: () => company.time.now }
  await sendQueued({ pk: 'made#due', sk: `reminder#${appointmentId}#1#-P1D`, kind: 'reminder' }, deps)
  expect(failures).toBeLessThan(0)
  expect([company.sms.length, company.emails.length]).toEqual([1, 1])
  expect((await company.dueRows()).map(({ kind }) => kind)).toEqual(['reminder'])
})

test('failing work is rethrown and its lease released, so that the next due run hands it out again', async () => {
  const company = await aCompany(table, 'released')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId)
  const [work = expect.unreachable()] = company.sent
  const seen = (await company.deps.readDue(work))?.dueAt ?? Number.NaN
  const leased = company.time.now + 120_000
  expect(await jobStore(table).lease(work, seen, leased)).toBe(true)
  let tries = 0
  const findActiveAccount = async () => {
    tries += 1
    throw new Error('throttled')
  }
  const deps = { ...company.deps, ...noErasureEmails, now: () => company.time.now }
  await expect(sendQueued(work, { ...deps, findActiveAccount })).rejects.toThrow('throttled')
  expect(tries).toBeGreaterThan(1)
  expect((await company.deps.readDue(work))?.dueAt).toBe(company.time.now)
  await sendQueued(work, deps)
  expect(company.sms).toHaveLength(1)
  const releaseLease = async () => Promise.reject(new Error('throttled too'))
  await expect(sendQueued(work, { ...deps, readDue: async () => expect.unreachable(), releaseLease })).rejects.toThrow()
  await deps.releaseLease(work, company.time.now) // a completed job stays completed
  expect(await company.deps.readDue(work)).toBeUndefined()
})
