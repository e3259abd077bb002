import { afterAll, beforeAll, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { campaign } from './campaign.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
}, 120_000)
afterAll(() => cloud?.stop())

test('whatever an office does, no position is kept that no worker clocked, and nothing is sent that no customer opened', async () => {
  await campaign(cloud, { seed: 20_261_126, rounds: 3, actions: 25 })
})
