import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { burst } from './burst.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud({ stage: 'local' })
})
afterAll(() => cloud.stop())

test('20 reminders due in one minute, with every fifth call failing: each once (200 by npm run torture)', async () => {
  const { perPhone, statuses, queued } = await burst(cloud, 20)
  expect(new Set(perPhone)).toEqual(new Set([1]))
  expect(statuses).toEqual({ sent: 20 })
  expect(queued).toEqual({})
}, 480_000)
