import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartFailure } from '../failure.ts'

/** A child process, in its own group so that a Ctrl-C at the terminal does not reach it, or an external engine. */
export type Engine = { name: string; url: string; child?: ChildProcess }

const timeoutMilliseconds = 60_000

/**
 * Resolves when the engine listens. A child reports that itself (`process.send('listening')`), since another process might
 * answer on a taken port.
 */
export async function startEngine(
  state: string,
  name: string,
  port: number,
  start: (log: number) => ChildProcess,
): Promise<Engine> {
  const file = join(state, 'logs', `engine-${name}.log`)
  const log = openSync(file, 'w')
  const child = start(log)
  closeSync(log)
  child.once('error', () => child.emit('exit', -1, null))
  let told = !child.connected
  child.once('message', () => {
    told = true
  })
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  for (const begun = Date.now(); !(told && (await listens(port))); await wait(20)) {
    if (!ended && Date.now() - begun < timeoutMilliseconds) continue
    child.kill('SIGKILL')
    const last = readFileSync(file, 'utf8').trim().split('\n').at(-1) || 'it said nothing'
    throw new StartFailure(`The engine for ${name} did not start: ${last} (see ${file})`)
  }
  return { name, url: `http://127.0.0.1:${port}`, child }
}

/** First by SIGTERM, then by SIGKILL. */
export async function stopEngine({ child }: Engine): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdin?.end()
  if (child.connected) child.disconnect()
  await Promise.race([ended, wait(3000, undefined, { ref: false })])
  if (child.exitCode === null) child.kill('SIGKILL')
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
