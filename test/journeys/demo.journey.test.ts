import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyFreePort } from '../../local/state/ports.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { runDemoDays, tracks } from './demo-days.ts'

if (tracks.length === 0) console.warn('NO REAL TRACKS: the demo is tested with a generated track only')

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the demo completes and leaves no rows, for a generated track and a real one (npm run torture takes all tracks)', () =>
  runDemoDays(cloud, tracks.slice(0, 1)))

/** Runs the demo until it prints `text`, then sends it SIGINT; returns its exit code and all that it printed. */
async function interruptAt(text: string, env: Record<string, string>): Promise<[number, string]> {
  const child = spawn(process.execPath, ['demo/main.ts'], { env: { ...process.env, NO_COLOR: '1', ...env } })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const ended = once(child, 'exit')
  await expect.poll(() => printed, { timeout: 120_000, interval: 50 }).toContain(text)
  child.kill('SIGINT')
  const [code] = await ended
  return [code, printed]
}

/** The processes that name the folder in their environment, as all do that come from a demo that was given it. */
const processesIn = (folder: string) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(folder))

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return ''
  }
}

test.each(['a whole day', 'Ana clocks in '])(
  'Ctrl-C at “%s” leaves no process and no file of its own cloud',
  async (at) => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldpost-interrupted-'))
    const env = { TMPDIR: folder, PORT: String(await anyFreePort()), FIELDPOST_STAGE: 'test' }
    const [code, printed] = await interruptAt(at, env)
    expect([code, printed]).toEqual([130, expect.stringContaining(at)])
    expect(printed).not.toContain('stops')
    await expect.poll(() => processesIn(folder), { timeout: 5_000 }).toEqual([])
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  },
)

test('Ctrl-C on a cloud that keeps running deletes the account there', async () => {
  const env = { PORT: new URL(cloud.url).port, FIELDPOST_STATE: cloud.state }
  const [code, printed] = await interruptAt('Ana is invited', env)
  expect([code, printed]).toEqual([130, expect.stringContaining('the local cloud deletes its account')])
  const company = /Bright Windows \w+/.exec(printed)?.[0] ?? 'none'
  const [, mark] = company.split(/ (?=\w+$)/)
  await expect
    .poll(() => cloud.signIn(`olga-${mark}@example.test`, 'Fieldpost-demo-1').catch(() => 'gone'), { timeout: 60_000 })
    .toBe('gone')
})
