import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const folder = process.env['TRACKS_DIR'] ?? join(root, '../shared/tracks')
const tracks = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.gpx')) : []
if (tracks.length === 0) console.warn(`NO REAL TRACKS in ${folder}: the demo is tested with a generated one only`)

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo tells its day and leaves nothing, for every track at hand and a generated one, side by side', async () => {
  const env = { ...process.env, PORT: new URL(cloud.url).port, FIELDPOST_STATE: cloud.state, NO_COLOR: '1' }
  const files = tracks.map((file) => ['--track', join(folder, file)])
  const generated = run(process.execPath, ['demo/main.ts'], { cwd: root, env: { ...env, TRACKS_DIR: '/nowhere' } })
  const days = await Promise.all([
    generated,
    ...files.map((args) => run(process.execPath, ['demo/main.ts', ...args], { cwd: root, env })),
  ])
  for (const { stdout } of days) {
    expect(stdout).toContain('no_consent')
    expect(stdout).toContain('withdrawn')
    expect(stdout.trimEnd()).toMatch(/\n0 rows left\.$/)
  }
})
