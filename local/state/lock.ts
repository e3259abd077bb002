import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFailure, unwritable } from '../failure.ts'
import { isRunning, startTimeOf } from './process.ts'

/** An empty lock file that is older belongs to a process that was killed between creating and filling it. */
const fillMilliseconds = 1_000

/** @throws StartFailure if a running process holds it, or it cannot be written */
export function takeLock(state: string): () => void {
  const file = join(state, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid} ${startTimeOf(process.pid)}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(state, error)
      const holder = holderOf(state)
      if (holder !== undefined)
        throw new StartFailure(`Another local cloud (process ${holder}) runs on this state folder: ${state}`)
      rmSync(file, { force: true })
    }
  }
  throw new StartFailure(`The state folder cannot be locked: ${state}`)
}

/** 0 for a process that is just taking it; undefined when it no longer runs. */
export function holderOf(state: string): number | undefined {
  const file = join(state, 'lock')
  try {
    const content = readFileSync(file, 'utf8')
    if (content === '') return Date.now() - statSync(file).mtimeMs < fillMilliseconds ? 0 : undefined
    const [pid = 0, start = ''] = content.split(' ')
    const known = [start, ''].includes(startTimeOf(Number(pid)))
    return known && isRunning(Number(pid)) ? Number(pid) : undefined
  } catch {
    return undefined
  }
}
