import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { readState, writeWhole } from './files.ts'

const names = ['aws', 'cognito', 'dynamodb', 'fauxqs', 'inbox'] as const
export type Ports = Record<(typeof names)[number], number>
const Noted = z.partialRecord(z.enum(names), z.int())

/** The ports of the engines: those of the last start where they are free, else new ones; noted for the next start. */
export async function takePorts(state: string): Promise<Ports> {
  const file = join(state, 'ports.json')
  const noted = readState(file, Noted) ?? {}
  const entries = await Promise.all(
    names.map(async (name) => [name, (await sameAgain(noted[name])) ?? (await freePort(0)) ?? 0] as const),
  )
  const ports = Object.fromEntries(entries) as Ports
  writeWhole(file, JSON.stringify(ports))
  return ports
}

/** The noted port, if it is free; after a kill the engines of the last start need a moment to end. */
async function sameAgain(port: number | undefined): Promise<number | undefined> {
  for (let attempt = 0; port !== undefined && attempt < 10; attempt++) {
    const free = await freePort(port)
    if (free !== undefined) return free
    await wait(100)
  }
  return undefined
}

/** The port itself when nobody listens on it (any free one for 0), else undefined. */
export function freePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
