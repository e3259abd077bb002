import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { burst } from './burst.ts'
import { startInNewAccount } from './new-account.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startInNewAccount()
})
afterAll(() => cloud.stop())

test('reminders due in one minute in a new AWS account, with every fifth call failing: each once (200 by npm run torture)', async () => {
  const count = 10
  const { perPhone, statuses, queued } = await burst(cloud, count)
  expect(new Set(perPhone)).toEqual(new Set([1]))
  expect(statuses).toEqual({ sent: count })
  expect(queued).toEqual({})
}, 480_000)
