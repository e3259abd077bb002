import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFailure, unwritable } from '../failure.ts'
import { isRunning, startTimeOf } from './process.ts'

/** A lock file is created, then filled. An empty one that is older than this belongs to a process that was killed in between. */
const fillMilliseconds = 1_000

/** Locks the state folder for this process. Throws StartFailure when a running process holds it, or it cannot be written. */
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

/** The process that holds the state folder, if it still runs; 0 for one that is just taking it. */
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
