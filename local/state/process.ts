import { readFileSync } from 'node:fs'

/** False for a zombie, which its parent has not reaped. */
export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // another user's process
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !['Z', 'X'].includes(statOf(pid)[0] ?? '')
}

/** Clock ticks since boot; empty without /proc. Identifies a process together with its id, which the system reuses. */
export function startTimeOf(pid: number): string {
  return statOf(pid)[19] ?? ''
}

/** From the state on (proc_pid_stat(5)); the command before it may hold spaces. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
