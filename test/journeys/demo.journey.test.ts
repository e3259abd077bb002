import { afterAll, beforeAll, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { tellsItsDay, tracks } from './demo-days.ts'

if (tracks.length === 0) console.warn('NO REAL TRACKS: the demo is tested with a generated one only')

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo tells its day and leaves nothing, for a generated track and a real one (all of them by npm run torture)', () =>
  tellsItsDay(cloud, tracks.slice(0, 1)))
