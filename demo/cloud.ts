import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where a local cloud answers, and how to leave it: one that ran already is left running. */
export type Cloud = {
  readonly url: string
  readonly outputs: { readonly [name: string]: string }
  readonly fresh: boolean
  readonly leave: () => Promise<void>
}

const port = process.env['PORT'] ?? '3000'
const state = resolve(process.env['FIELDPOST_STATE'] ?? '.local')
const startSeconds = 60

/** The local cloud that runs already, or a freshly started one with a state of its own. */
export async function enterCloud(): Promise<Cloud> {
  const url = `http://127.0.0.1:${port}`
  if (await isReady(url)) return { url, outputs: readOutputs(state), fresh: false, leave: async () => {} }
  return startCloud()
}

async function startCloud(): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-demo-'))
  const free = await freePort()
  const env = { ...process.env, PORT: String(free), FIELDPOST_STATE: folder }
  const main = join(import.meta.dirname, '../local/main.ts')
  const child = spawn(process.execPath, [main, '--no-demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${free}`
  const leave = async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < startSeconds * 5; tries += 1) {
    if (child.exitCode !== null) break
    if (await isReady(url)) return { url, outputs: readOutputs(folder), fresh: true, leave }
    await new Promise((done) => setTimeout(done, 200))
  }
  await leave()
  throw new Error('the local cloud did not start; try `npm start` to see why')
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/_local/health`).then(
    (response) => response.ok,
    () => false,
  )
}

function readOutputs(folder: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, 'outputs.json'), 'utf8')) as Record<string, string>
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once('exit', () => done())
    child.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
}
