import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import { readState, writeWhole } from './files.ts'

const names = ['aws', 'cognito', 'dynamodb', 'fauxqs', 'inbox'] as const
/** Held until an engine is about to listen; `release` returns its number. */
export type HeldPort = { readonly port: number; readonly release: () => Promise<number> }
export type Ports = Record<(typeof names)[number], HeldPort>
const Noted = z.partialRecord(z.enum(names), z.int())

/**
 * Those of the last start where free, else new ones, recorded. Held, since some engines start seconds later and another local
 * cloud could take them.
 */
export async function takePorts(state: string): Promise<Ports> {
  const file = join(state, 'ports.json')
  const noted = readState(file, Noted) ?? {}
  const entries = await Promise.all(names.map(async (name) => [name, await holdPort(noted[name])] as const))
  const numbers = entries.map(([name, { port }]) => [name, port] as const)
  writeWhole(file, JSON.stringify(Object.fromEntries(numbers)))
  return Object.fromEntries(entries) as Ports
}

/** After a kill, the engines of the last start take a while to end. */
async function holdPort(noted: number | undefined): Promise<HeldPort> {
  for (let attempt = 0; noted !== undefined && attempt < 10; attempt += 1) {
    const same = await hold(noted)
    if (same) return same
    await wait(100)
  }
  return await holdAny()
}

/** Undefined when taken. */
export async function freePort(port: number): Promise<number | undefined> {
  return (await hold(port))?.release()
}

export async function anyFreePort(): Promise<number> {
  return (await holdAny()).release()
}

/**
 * An engine listens seconds after its port is released. Kernels give out ports above 32,767 meanwhile, so a process takes
 * its own below, from a block that no other running process starts at.
 */
const ownPorts = { from: 20_000, count: 12_000, block: 16 }
let tried = process.pid * ownPorts.block

async function holdAny(): Promise<HeldPort> {
  for (let attempt = 0; attempt < ownPorts.count; attempt += 1) {
    const held = await hold(ownPorts.from + (tried % ownPorts.count))
    tried += 1
    if (held) return held
  }
  throw new StartFailure('There is no free port on this machine.')
}

function hold(port: number): Promise<HeldPort | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).unref()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const held = typeof address === 'object' && address ? address.port : port
      resolve({ port: held, release: () => new Promise((released) => server.close(() => released(held))) })
    })
  })
}
