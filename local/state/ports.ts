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
  const another = await hold(0)
  if (!another) throw new StartFailure('There is no free port on this machine.')
  return another
}

/** Any free one for 0; undefined when taken. */
export async function freePort(port: number): Promise<number | undefined> {
  return (await hold(port))?.release()
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
