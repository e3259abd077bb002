import { readFileSync } from 'node:fs'

/** Whether the process runs. One that has ended and that its parent has not reaped yet (a zombie) does not. */
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

/**
 * When the process started, in clock ticks since boot; empty where there is no /proc. With the process id it names one
 * process: the system uses ids again.
 */
export function startTimeOf(pid: number): string {
  return statOf(pid)[19] ?? ''
}

/** The fields of /proc/PID/stat from the state on (proc_pid_stat(5)); the command before it may hold spaces. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
