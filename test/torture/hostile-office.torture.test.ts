import { afterAll, beforeAll, test } from 'vitest'
import { campaign } from '../hostile/campaign.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
}, 120_000)
afterAll(() => cloud?.stop())

test.each([1, 2, 3, 4, 5, 6])(
  'a hostile office, campaign %i: nothing is kept or sent that nobody allowed',
  async (seed) => {
    await campaign(cloud, { seed, rounds: 15, actions: 20 })
  },
)
