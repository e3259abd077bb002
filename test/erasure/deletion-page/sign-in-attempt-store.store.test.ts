import { expect, test } from 'vitest'
import {
  type SignInAttemptStore,
  signInAttemptStore,
} from '../../../functions/erasure/deletion-page/sign-in-attempt-store.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

let attempts: SignInAttemptStore
const quarter = 15 * 60_000

beforeAllOnTable((table) => {
  attempts = signInAttemptStore(table)
})

const allowed = async (tries: readonly Promise<boolean>[]) => (await Promise.all(tries)).filter(Boolean).length

test('ten attempts are allowed in 15 minutes', async () => {
  const tries = [...Array(12).keys()].map((n) => n * 1_000)
  const outcomes: boolean[] = []
  for (const now of tries) outcomes.push(await attempts.countAttempt('a@example.test', now))
  expect(outcomes.filter(Boolean)).toHaveLength(10)
  expect(await attempts.countAttempt('a@example.test', quarter - 1)).toBe(false)
  expect(await attempts.countAttempt('a@example.test', quarter)).toBe(true)
})

test('spaces and upper case do not make another address', async () => {
  const ways = [...Array(20).keys()].map((n) => `${' '.repeat(n)}${n % 2 ? 'B' : 'b'}@example.test${' '.repeat(n % 3)}`)
  for (const way of ways.slice(0, 10)) expect(await attempts.countAttempt(way, 0)).toBe(true)
  for (const way of ways.slice(10)) expect(await attempts.countAttempt(way, 0)).toBe(false)
})

test('concurrent first attempts are all counted', async () => {
  const burst = (now: number) => [...Array(30)].map(() => attempts.countAttempt('c@example.test', now))
  expect(await allowed(burst(0))).toBe(10)
  expect(await allowed(burst(quarter))).toBe(10)
})
