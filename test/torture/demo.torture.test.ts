import { afterAll, beforeAll, test } from 'vitest'
import { tellsItsDay, tracks } from '../journeys/demo-days.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo tells its day and leaves nothing, for every track at hand, side by side', () =>
  tellsItsDay(cloud, tracks))
