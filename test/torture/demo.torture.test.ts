import { afterAll, beforeAll, test } from 'vitest'
import { runDemoDays, tracks } from '../journeys/demo-days.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo runs its day and leaves nothing, for every track at hand, side by side', () =>
  runDemoDays(cloud, tracks))
