import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Engine, startEngine } from './engine.ts'

export function startFauxqs(state: string, port: number): Promise<Engine> {
  const child = fileURLToPath(new URL('./fauxqs-child.ts', import.meta.url))
  return startEngine(state, 'fauxqs', port, (log) =>
    fork(child, [String(port), join(state, 'fauxqs')], {
      execArgv: [],
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    }),
  )
}
