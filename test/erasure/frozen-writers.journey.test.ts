import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { erasureOfFrozenWriters } from './load/frozen-writers.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

/** `npm run torture` runs more rounds. */
test('requests that failed half-way write nothing after the receipt, whoever wakes their instances', async () => {
  expect(await erasureOfFrozenWriters(cloud, { rounds: 1, seed: 20_261_126 })).toBeGreaterThan(3)
})
