import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasureUnderLoad } from '../erasure/load/erasure-under-load.ts'
import { erasureOfFrozenWriters } from '../erasure/load/frozen-writers.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('erasing 200,000 positions, killed fifty times, leaves nothing, and other accounts keep everything', async () => {
  const { pings } = await erasureUnderLoad(cloud, { kills: 50, points: 200_000, accounts: 3, seed: 50_200 })
  expect(pings.size).toBeGreaterThan(1)
})

test('twelve accounts whose requests failed half-way are erased, and stay so when strangers wake the instances', async () => {
  expect(await erasureOfFrozenWriters(cloud, { rounds: 12, seed: 12_026 })).toBeGreaterThan(36)
})
