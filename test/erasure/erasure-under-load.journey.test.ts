import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { erasureUnderLoad } from './load/erasure-under-load.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

/** `npm run torture` runs it with 50 kills and 200,000 positions. */
test('an account is erased while clients write, calls fail and the process is killed (erasure rules 4 to 9)', async () => {
  const { pings } = await erasureUnderLoad(cloud, { kills: 1, points: 1_000, accounts: 2, seed: 20_261_121 })
  expect(pings.size).toBeGreaterThan(1)
})
