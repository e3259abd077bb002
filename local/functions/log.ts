import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Synchronous, so that a kill loses no line. */
export type Log = { write(chunk: string | Uint8Array): void; close(): void }

export function openLog(state: string, name: string): Log {
  let open = true
  const file = openSync(join(state, 'logs', `${name}.log`), 'a')
  return {
    // A thread's last output may arrive after its end.
    write: (chunk) => void (open && writeSync(file, chunk as string)),
    close() {
      open = false
      closeSync(file)
    },
  }
}
