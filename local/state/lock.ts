import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFailure } from '../failure.ts'

/**
 * Locks the state folder for this process.
 * @throws StartFailure if a running process holds it
 */
export function takeLock(state: string): () => void {
  const file = join(state, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(state)
      if (holder !== undefined)
        throw new StartFailure(`Another local cloud (process ${holder}) runs on this state folder: ${state}`)
      rmSync(file, { force: true })
    }
  }
  throw new StartFailure(`The state folder cannot be locked: ${state}`)
}

/** The running process that holds the state folder. */
export function holderOf(state: string): number | undefined {
  try {
    const [pid = '', start = ''] = readFileSync(join(state, 'lock'), 'utf8').split(' ')
    process.kill(Number(pid), 0)
    // A process id is used again after a reboot; the start time tells the two apart.
    return startOf(Number(pid)) === start ? Number(pid) : undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? -1 : undefined
  }
}

/** When the process began, in the kernel's own measure; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? ''
  } catch {
    return ''
  }
}
