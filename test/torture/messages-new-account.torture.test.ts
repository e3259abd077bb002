import { afterAll, beforeAll, expect, test } from 'vitest'
import { burst } from '../notifications/model/burst.ts'
import { startInNewAccount } from '../notifications/model/new-account.ts'
import type { LocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startInNewAccount()
})
afterAll(() => cloud.stop())

test('200 reminders in a new AWS account, at one part a second, while every fifth call fails: each once', async () => {
  const { perPhone, statuses, seconds, queued } = await burst(cloud, 200, 1_200_000)
  console.info(`200 reminders in ${seconds.toFixed(1)} s`)
  expect(new Set(perPhone)).toEqual(new Set([1]))
  expect(statuses).toEqual({ sent: 200 })
  expect(queued).toEqual({})
  expect(seconds).toBeGreaterThan(100)
})
