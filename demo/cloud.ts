import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { holderOf } from '../local/state/lock.ts'
import { freePort } from '../local/state/ports.ts'
import { CommandFailure } from '../tools/command.ts'
import type { Cleanup } from './cleanup.ts'

/** `isOwn`: started by the demo, and ends with it. */
export type Cloud = {
  readonly url: string
  readonly outputs: { readonly [name: string]: string }
  readonly isOwn: boolean
}

const startMilliseconds = 120_000
const endMilliseconds = 8_000

/** Uses the local cloud that runs on this port and state folder, else starts one with its own. */
export async function enterCloud({ port, state }: { port: number; state: string }, cleanup: Cleanup): Promise<Cloud> {
  const url = `http://127.0.0.1:${port}`
  if (!(await isReady(url))) return startCloud(cleanup)
  const outputs = holderOf(state) === undefined ? undefined : readOutputs(state)
  if (outputs?.['apiUrl'] === url) return { url, outputs, isOwn: false }
  throw new CommandFailure(
    `The local cloud at ${url} has another state folder than ${state}. Set FIELDPOST_STATE as it was for npm start.`,
  )
}

async function startCloud(cleanup: Cleanup): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-demo-'))
  const port = await freePort(0)
  const main = join(import.meta.dirname, '../local/main.ts')
  const env = { ...process.env, PORT: String(port), FIELDPOST_STATE: folder }
  // In its own process group, so that a Ctrl-C reaches only the demo, which ends it; the channel ends it when
  // the demo is killed.
  const child = spawn(process.execPath, [main, '--no-demo'], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  process.once('exit', () => {
    child.kill('SIGKILL')
    remove()
  })
  cleanup.add(async () => {
    await end(child)
    remove()
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said += chunk))
  const url = `http://127.0.0.1:${port}`
  for (const begun = Date.now(); !hasEnded(child) && Date.now() - begun < startMilliseconds; await wait(200)) {
    if (await isReady(url)) return { url, outputs: readOutputs(folder) ?? {}, isOwn: true }
  }
  throw new CommandFailure(said.trim() || 'The local cloud did not start. Run npm start to see why.')
}

/** Checks for a local cloud, not just any server. */
async function isReady(url: string): Promise<boolean> {
  const health = await fetch(`${url}/_local/health`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined)
  return (health as { ready?: unknown } | undefined)?.ready === true
}

function readOutputs(folder: string): Record<string, string> | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'outputs.json'), 'utf8')) as Record<string, string>
  } catch {
    return undefined
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([ended, wait(endMilliseconds, undefined, { ref: false })])
  if (!hasEnded(child)) child.kill('SIGKILL')
}
