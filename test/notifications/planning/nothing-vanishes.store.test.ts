import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sendQueued } from '../../../functions/notifications/sending/send-queued.ts'
import { DueItem, workMessageOf } from '../../../functions/shared/background/due.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Fault = (name: string) => 'throw' | 'refuse' | undefined

const start = Date.parse('2026-03-04T15:00:00Z')
const hour = 3_600_000
/** When reminders are due, in between, and after the start of the appointment. */
const moments = [-24, -23, -2, -1.5, 0.1, 1].map((hours) => start + hours * hour + 30_000)
/** The same, without what lies in between. */
const fewMoments = moments.filter((_, index) => index !== 1 && index !== 3)
/** The clock and the pauses are the test's own. */
const own = ['now', 'pause', 'remaining', 'newId', 'releaseLease']
/**
 * Without them nothing can be recorded, or known of what was, or not what became of a claim, to which the work leads: it stays until they
 * are back.
 */
const recording = [
  'readDue',
  'findRemindedAppointment',
  'findMessages',
  'newMessageWrites',
  'changedMessageWrite',
  'write',
  'claimJob',
]

const rowsOf = (company: Company) => Array.fromAsync(readRange(table, { pk: partitionOf(company.accountId, 'due') }))

/** Each dependency fails as `fault` says. */
function broken(company: Company, fault: { now: Fault }, called: Set<string>) {
  const deps = { ...company.deps, now: () => company.time.now }
  const wrapped = Object.entries(deps).map(([name, dep]) => {
    if (typeof dep !== 'function' || own.includes(name)) return [name, dep]
    return [
      name,
      (...given: unknown[]) => {
        called.add(name)
        const failure = fault.now(name)
        if (failure === 'throw') throw new Error(`${name} is broken`)
        if (failure === 'refuse' && name === 'write') return Promise.resolve(false)
        return Reflect.apply(dep, undefined, given)
      },
    ]
  })
  return Object.fromEntries(wrapped) as typeof deps
}

async function run(company: Company, deps: ReturnType<typeof broken>): Promise<void> {
  for (const row of await rowsOf(company)) {
    if (DueItem.clear.parse(row).dueAt > company.time.now) continue
    await sendQueued(workMessageOf(row as unknown as Parameters<typeof workMessageOf>[0]), deps).catch(() => undefined)
  }
}

async function outcome(company: Company) {
  const left = (await rowsOf(company)).map((row) => DueItem.clear.parse(row))
  const messages = await company.messages()
  const recorded = (offset: string) => messages.filter((each) => each.offset === offset)
  const waiting = (offset: string) =>
    left.some(({ kind, details }) => kind === 'reminder' && details['offset'] === offset)
  return { messages, recorded, waiting, left }
}

const offsets = ['-P1D', '-PT2H']

let used: Promise<string[]> | undefined

/** Every dependency that planning and sending use when nothing fails. */
function usedDependencies(): Promise<string[]> {
  used ??= findUsed()
  return used
}

async function findUsed(): Promise<string[]> {
  const company = await aCompany(table, 'vanish-none')
  await aReadyCustomer(company)
  const called = new Set<string>()
  const deps = broken(company, { now: () => undefined }, called)
  for (company.time.now of moments) await run(company, deps)
  expect(company.sms).toHaveLength(2)
  return [...called]
}

describe('a planned reminder never ends without a row', () => {
  test('whichever dependency fails for good: it is recorded as failed, or its work stands', async () => {
    const names = await usedDependencies()
    expect(names.length).toBeGreaterThan(15)
    for (const name of names)
      for (const failure of ['throw', 'refuse'] as const) {
        if (failure === 'refuse' && name !== 'write') continue
        const company = await aCompany(table, `vanish-${name}-${failure}`)
        await aReadyCustomer(company)
        const deps = broken(company, { now: (each) => (each === name ? failure : undefined) }, new Set())
        for (company.time.now of fewMoments) await run(company, deps)
        const { messages, recorded, waiting } = await outcome(company)
        for (const offset of offsets) {
          const ended = recorded(offset).length > 0
          expect([name, offset, ended || waiting(offset)]).toEqual([name, offset, true])
          if (!recording.includes(name))
            expect([name, offset, ended, waiting(offset)]).toEqual([name, offset, true, false])
        }
        const stuck = messages.filter(({ status }) => status === 'queued' || status === 'deferred')
        if (!recording.includes(name) && !['changedMessageWrite', 'deleteJobWrite', 'findSendable'].includes(name))
          expect([name, stuck.map(({ status }) => status)]).toEqual([name, []])
      }
  }, 120_000)

  test('whatever fails for a while: once all is back, each has its rows and no work is left', async () => {
    const names = await usedDependencies()
    const window = fc.record({
      names: fc.subarray(names, { minLength: 1, maxLength: 4 }),
      from: fc.nat(moments.length - 2),
      length: fc.integer({ min: 1, max: moments.length }),
      failure: fc.constantFrom('throw' as const, 'refuse' as const),
      /** Fails each time, or every other. */
      every: fc.integer({ min: 1, max: 3 }),
    })
    /** Steps at which the account's deletion is scheduled; the owner cancels it after them. */
    const grace = fc.subarray(moments.slice(0, -1))
    let number = 0
    await fc.assert(
      fc.asyncProperty(fc.array(window, { minLength: 1, maxLength: 3 }), grace, async (windows, inGrace) => {
        number += 1
        const company = await aCompany(table, `vanish-while-${number}`)
        await aReadyCustomer(company)
        let [step, calls] = [0, 0]
        const now: Fault = (name) => {
          calls += 1
          const isLast = step >= moments.length - 1
          return windows.find(
            (each) =>
              !isLast &&
              each.names.includes(name) &&
              step >= each.from &&
              step < each.from + each.length &&
              calls % each.every === 0,
          )?.failure
        }
        const deps = broken(company, { now }, new Set())
        for (company.time.now of moments) {
          await company.setAccount({ state: inGrace.includes(company.time.now) ? 'scheduled' : 'active' })
          await run(company, deps)
          step += 1
        }
        await run(company, deps)
        const { messages, recorded, left } = await outcome(company)
        for (const offset of offsets) expect([offset, recorded(offset).length > 0]).toEqual([offset, true])
        expect(left.filter(({ kind }) => kind === 'reminder' || kind === 'message')).toEqual([])
        expect(messages.filter(({ status }) => status === 'queued' || status === 'deferred')).toEqual([])
      }),
      { seed: 20261126, numRuns: 25 },
    )
  }, 120_000)

  test('an account that fails to be read while its deletion is scheduled: all goes on once that is cancelled', async () => {
    const company = await aCompany(table, 'vanish-scheduled')
    await aReadyCustomer(company)
    await company.setAccount({ state: 'scheduled' })
    const deps = broken(company, { now: (name) => (name === 'findActiveAccount' ? 'throw' : undefined) }, new Set())
    company.time.now = start - 24 * hour + 30_000
    await run(company, deps)
    expect((await outcome(company)).waiting('-P1D')).toBe(true)
    await company.setAccount({ state: 'active' })
    await company.runDue()
    expect((await outcome(company)).recorded('-P1D').map(({ status }) => status)).toEqual(['sent', 'sent'])
  })

  test.each([
    ['scheduled', 1],
    ['erasing', 0],
  ])('the work of an account that is %s is left for its owner who may cancel, else it ends', async (state, left) => {
    const company = await aCompany(table, `vanish-ended-${state}`)
    await aReadyCustomer(company)
    await company.setAccount({ state })
    const deps = broken(company, { now: (name) => (name === 'findActiveAccount' ? 'throw' : undefined) }, new Set())
    company.time.now = start + hour
    await run(company, deps)
    const found = await outcome(company)
    expect(offsets.filter(found.waiting)).toHaveLength(left * offsets.length)
    expect(found.messages).toEqual([])
  })

  test('of a customer without any address: what was planned is refused, not forgotten', async () => {
    const company = await aCompany(table, 'vanish-no-address')
    const { customerId } = await company.customer({ phone: undefined, email: undefined })
    await company.appointment(customerId)
    company.time.now = start - 24 * hour + 30_000
    await company.runDue()
    expect((await company.messages()).map(({ channel, status, reason }) => [channel, status, reason]).sort()).toEqual([
      ['email', 'refused', 'no_consent'],
      ['sms', 'refused', 'no_consent'],
    ])
  })

  test('a channel that fails does not hold up the other, and goes when it works again', async () => {
    const company = await aCompany(table, 'vanish-one-channel')
    await aReadyCustomer(company)
    let isBroken = true
    const readConsentState: typeof company.deps.readConsentState = (accountId, customerId, channel, kind) => {
      if (isBroken && channel === 'email') throw new Error('unreadable')
      return company.deps.readConsentState(accountId, customerId, channel, kind)
    }
    const deps = { ...company.deps, readConsentState, now: () => company.time.now }
    company.time.now = start - 24 * hour + 30_000
    await run(company, deps)
    expect([company.sms.length, company.emails.length]).toEqual([1, 0])
    isBroken = false
    await run(company, deps)
    await run(company, deps)
    expect([company.sms.length, company.emails.length]).toEqual([1, 1])
  })
})
