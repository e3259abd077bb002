import { afterAll, beforeAll, test } from 'vitest'
import { runDemoDays, tracks } from '../journeys/demo-days.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo completes and leaves no rows, for all tracks concurrently', () => runDemoDays(cloud, tracks))
