import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyFreePort } from '../../local/state/ports.ts'
import type { LocalCloud } from '../support/local-cloud.ts'
import { call, startFixture } from './fixture/start.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.stop())

/** Runs a script of the local cloud to its end. */
function attempt(script: string, env: Record<string, string>): Promise<{ code: number; said: string }> {
  const environment = { ...process.env, FIELDPOST_APP: 'test/local/fixture/app.ts', FIELDPOST_STAGE: 'test', ...env }
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env: environment, timeout: 30_000 }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}`.trim() })
    })
  })
}

const processesOn = (state: string) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(state))

test('a kill -9 leaves no process behind and loses nothing that was answered', async () => {
  const { password } = await cloud.signUp('kept@fixture.test')
  await call(cloud, 'put', { pk: 'kept' })
  await call(cloud, 'text', { to: '+12065550100', body: 'kept' })
  await call(cloud, 'mail', { to: 'kept@fixture.test', subject: 'kept' })
  await call(cloud, 'object', { key: 'kept', body: 'kept' })
  const writers = Array.from({ length: 50 }, (_, n) =>
    call(cloud, 'put', { pk: `racing-${n}` }).then(
      () => `racing-${n}`,
      () => undefined,
    ),
  )
  const messages = Array.from({ length: 20 }, (_, n) => `message-${n}`)
  const sent = messages.map((body) =>
    call(cloud, 'send', { body }).then(
      ({ result }) => result && body,
      () => undefined,
    ),
  )
  await Promise.all([writers[0], sent[9]])
  await cloud.kill()
  const acknowledged = (await Promise.all(writers)).filter((pk) => pk !== undefined)
  const queued = (await Promise.all(sent)).filter((body) => typeof body === 'string')
  await expect.poll(() => processesOn(cloud.state), { timeout: 5000 }).toEqual([])

  await cloud.restart()
  const stored = (await cloud.scanTable()).map(({ pk }) => pk?.['S'])
  expect(stored).toEqual(expect.arrayContaining(['kept', ...acknowledged]))
  const worked = async () =>
    (await cloud.scanTable()).filter(({ pk }) => pk?.['S'] === 'work').map(({ sk }) => sk?.['S'])
  await expect.poll(worked, { timeout: 20_000 }).toEqual(expect.arrayContaining(queued))
  expect(queued.length).toBeGreaterThanOrEqual(1)
  expect(await cloud.texts('+12065550100')).toHaveLength(1)
  expect(await cloud.emails('kept@fixture.test')).toHaveLength(1)
  expect(await cloud.signIn('kept@fixture.test', password)).not.toBe('')
  expect(await call(cloud, 'object', { key: 'again', body: 'again' })).toMatchObject({ result: 'again' })
})

test.each(['SIGTERM', 'SIGKILL'] as const)('npm start ends with npm, by %s too', async (signal) => {
  const state = mkdtempSync(join(tmpdir(), 'fieldpost-npm-'))
  const environment = { FIELDPOST_APP: 'test/local/fixture/app.ts', FIELDPOST_STAGE: 'test' }
  const env = { ...process.env, ...environment, FIELDPOST_STATE: state, PORT: String(await anyFreePort()) }
  const npm = spawn('npm', ['start', '--', '--no-demo'], { env })
  const isReady = async () => (await fetch(`http://127.0.0.1:${env.PORT}/_local/health`).catch(() => undefined))?.ok
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true)
  npm.kill(signal)
  await expect.poll(() => processesOn(state), { timeout: 10_000 }).toEqual([])
  await expect.poll(isReady).toBeUndefined()
  rmSync(state, { recursive: true, force: true })
})

test('a second one on the same state is refused in one line, and so is a reset while it runs', async () => {
  const second = await attempt('local/main.ts', { FIELDPOST_STATE: cloud.state, PORT: String(await anyFreePort()) })
  expect(second).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Another local cloud \(process \d+\) runs on this state folder: \S+$/),
  })
  const reset = await attempt('local/reset.ts', { FIELDPOST_STATE: cloud.state })
  expect(reset).toMatchObject({ code: 1, said: expect.stringContaining('Stop it first.') })
})

test('a port in use, a foreign folder, a broken state: one line and a non-zero exit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-broken-'))
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = String(typeof address === 'object' ? address?.port : 0)
  const taken = await attempt('local/main.ts', { FIELDPOST_STATE: join(folder, 'a'), PORT: port })
  expect(taken).toEqual({ code: 1, said: `Port ${port} is in use. Choose another one with PORT.` })
  server.close()

  writeFileSync(join(folder, 'letter.txt'), 'mine')
  const foreign = await attempt('local/main.ts', { FIELDPOST_STATE: folder, PORT: port })
  expect(foreign).toMatchObject({ code: 1, said: expect.stringContaining('is not empty and not a state folder') })
  expect(await attempt('local/reset.ts', { FIELDPOST_STATE: folder })).toMatchObject({ code: 1 })
  expect(existsSync(join(folder, 'letter.txt'))).toBe(true)

  const state = join(folder, 'b')
  mkdirSync(state)
  writeFileSync(join(state, 'fieldpost.json'), '{"version":1,"sta')
  const broken = await attempt('local/main.ts', { FIELDPOST_STATE: state, PORT: port })
  expect(broken).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^The state folder is broken at .*"npm run reset" drops it\.$/),
  })
  expect(await attempt('local/reset.ts', { FIELDPOST_STATE: state })).toMatchObject({ code: 0 })
  rmSync(folder, { recursive: true })
})

test('a database file that is none is told in one line', async () => {
  const state = mkdtempSync(join(tmpdir(), 'fieldpost-broken-'))
  writeFileSync(join(state, 'fieldpost.json'), JSON.stringify({ version: 1, stage: 'test', demo: 'none' }))
  writeFileSync(
    join(state, 'dynamodb.sqlite'),
    'this is not a database, and it is long enough to look like one'.repeat(100),
  )
  const { code, said } = await attempt('local/main.ts', { FIELDPOST_STATE: state, PORT: String(await anyFreePort()) })
  expect(code).toBe(1)
  expect(said.split('\n')).toHaveLength(1)
  expect(said).toContain('dynoxide')
  await expect.poll(() => processesOn(state), { timeout: 5000 }).toEqual([])
  rmSync(state, { recursive: true })
})
