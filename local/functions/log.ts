import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A log file in the state folder. Written at once, so that a kill loses no line. */
export type Log = { write(chunk: Buffer | string): void; close(): void }

export function openLog(state: string, name: string): Log {
  const file = openSync(join(state, 'logs', `${name}.log`), 'a')
  return { write: (chunk) => void writeSync(file, chunk as string), close: () => closeSync(file) }
}
