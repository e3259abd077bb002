import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { LocalCloud } from '../support/local-cloud.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const folder = process.env['TRACKS_DIR'] ?? join(root, '../shared/tracks')

export const tracks = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.gpx'))
      .map((file) => join(folder, file))
  : []

/** Runs the demo concurrently for a generated track and for each file. */
export async function runDemoDays(cloud: LocalCloud, files: readonly string[]): Promise<void> {
  const env = { ...process.env, PORT: new URL(cloud.url).port, FIELDPOST_STATE: cloud.state, NO_COLOR: '1' }
  const generated = run(process.execPath, ['demo/main.ts'], { cwd: root, env: { ...env, TRACKS_DIR: '/nowhere' } })
  const real = files.map((file) => run(process.execPath, ['demo/main.ts', '--track', file], { cwd: root, env }))
  for (const { stdout } of await Promise.all([generated, ...real])) {
    expect(stdout).toContain('no_consent')
    expect(stdout).toContain('withdrawn')
    expect(stdout.trimEnd()).toMatch(/\nNothing of the account is left: 0 rows\.$/)
  }
}
