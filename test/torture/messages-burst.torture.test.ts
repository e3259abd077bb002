import { afterAll, beforeAll, expect, test } from 'vitest'
import { burst } from '../notifications/model/burst.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud({ stage: 'local' })
})
afterAll(() => cloud.stop())

test('200 reminders due in one minute, with every fifth call failing: each once, within two minutes', async () => {
  const { perPhone, statuses, seconds, queued } = await burst(cloud, 200)
  console.info(`200 reminders in ${seconds.toFixed(1)} s`)
  expect(new Set(perPhone)).toEqual(new Set([1]))
  expect(statuses).toEqual({ sent: 200 })
  expect(queued).toEqual({})
  expect(seconds).toBeLessThan(120)
})
