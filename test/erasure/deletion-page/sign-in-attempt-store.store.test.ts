import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import {
  type SignInAttemptStore,
  signInAttemptStore,
} from '../../../functions/erasure/deletion-page/sign-in-attempt-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

let attempts: SignInAttemptStore
let over: Table
const quarter = 15 * 60_000
const ip = '198.51.100.7'
let now = 0

beforeAllOnTable((table) => {
  over = table
  attempts = signInAttemptStore(table)
})
beforeEach(() => {
  now += quarter // past the callers' windows of the test before
})

const limits = (tries: readonly Promise<unknown>[]) => Promise.all(tries)
const numbered = (count: number) => [...Array(count).keys()]

test('ten attempts are allowed in 15 minutes', async () => {
  const outcomes: unknown[] = []
  for (const n of numbered(12)) outcomes.push(await attempts.countAttempt('a@example.test', ip, now + n * 1_000))
  expect(outcomes).toEqual([...Array(10).fill(undefined), 'address', 'address'])
  expect(await attempts.countAttempt('a@example.test', ip, now + quarter - 1)).toBe('address')
  now += quarter
  expect(await attempts.countAttempt('a@example.test', ip, now)).toBeUndefined()
})

test('spaces and upper case do not make another address', async () => {
  const ways = numbered(20).map((n) => `${' '.repeat(n)}${n % 2 ? 'B' : 'b'}@example.test${' '.repeat(n % 3)}`)
  for (const way of ways.slice(0, 10)) expect(await attempts.countAttempt(way, ip, now)).toBeUndefined()
  for (const way of ways.slice(10)) expect(await attempts.countAttempt(way, ip, now)).toBe('address')
})

test('concurrent first attempts are all counted', async () => {
  for (const at of [now, now + quarter]) {
    const burst = await limits(numbered(30).map(() => attempts.countAttempt('c@example.test', ip, at)))
    expect(burst.filter((limit) => limit === undefined)).toHaveLength(10)
  }
  now += quarter
})

test('a stranger who tries an owner’s address does not lock the owner out', async () => {
  for (const _ of numbered(200)) await attempts.countAttempt('owner@example.test', '203.0.113.9', now)
  expect(await attempts.countAttempt('owner@example.test', '203.0.113.9', now)).toBe('caller')
  expect(await attempts.countAttempt('owner@example.test', ip, now)).toBeUndefined()
}, 30_000)

test.each([
  ['IPv4 address', () => '203.0.113.10'],
  ['IPv6 network', (n: number) => `2001:db8:0:7:${(n + 1).toString(16)}::1`],
])(
  'one %s tries a hundred times, over whatever many addresses',
  async (_what, from) => {
    const outcomes = numbered(102).map((n) => attempts.countAttempt(`many${n}@example.test`, from(n), now))
    const refused = (await limits(outcomes)).filter((limit) => limit !== undefined)
    expect(refused).toEqual(['caller', 'caller'])
    expect(await attempts.countAttempt('owner@example.test', '2001:db8:0:8::1', now)).toBeUndefined()
  },
  30_000,
)

test('the rows hold neither address in clear', async () => {
  await attempts.countAttempt('clear@example.test', '192.0.2.77', now)
  const { Items } = await over.send(new ScanCommand({ TableName: over.name }))
  expect(Items?.length).toBeGreaterThan(1)
  expect(JSON.stringify(Items)).not.toMatch(/example\.test|192\.0\.2|203\.0\.113|2001:db8/)
})
