import { afterAll, beforeAll, expect, test } from 'vitest'
import { burst } from '../notifications/model/burst.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud({ stage: 'local' })
})
afterAll(() => cloud.stop())

test('200 reminders due in one minute are sent once each within two minutes, while every fifth call fails', async () => {
  const { perPhone, statuses, seconds, queued } = await burst(cloud, 200)
  console.info(`200 reminders in ${seconds.toFixed(1)} s`)
  expect(new Set(perPhone)).toEqual(new Set([1]))
  expect(statuses).toEqual({ sent: 200 })
  expect(queued).toEqual({})
  expect(seconds).toBeLessThan(120)
})
