import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { erasureUnderFire } from './load/erasure-under-load.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

/** The long form, with fifty deaths and 200,000 positions, is `npm run torture`. */
test('an account goes while everybody goes on writing, calls fail and the process is killed (erasure rules 4 to 9)', async () => {
  const { pings } = await erasureUnderFire(cloud, { kills: 1, points: 1_000, accounts: 2, seed: 20_261_121 })
  expect(pings.size).toBeGreaterThan(1)
})
