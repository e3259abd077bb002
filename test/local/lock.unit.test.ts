import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, takeLock } from '../../local/state/lock.ts'
import { isRunning, startTimeOf } from '../../local/state/process.ts'

let folder: string
let lock: string
let parent: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => {
  parent?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const taker = `
const { takeLock } = await import(${JSON.stringify(new URL('../../local/state/lock.ts', import.meta.url).href)})
takeLock(process.argv[1])
console.log(process.pid)
setInterval(() => {}, 1_000)`

/** Locks the folder in a process whose parent never reaps it; returns its id. */
async function lockUnreaped(): Promise<number> {
  const spawned = spawn('sh', ['-c', '"$@" & exec sleep 60', 'sh', process.execPath, '-e', taker, folder])
  parent = spawned
  const [said] = await once(spawned.stdout, 'data')
  return Number(String(said))
}

test('a lock is taken once, and again when it is released', () => {
  const release = takeLock(folder)
  expect(() => takeLock(folder)).toThrow(`process ${process.pid}`)
  release()
  takeLock(folder)()
  expect(existsSync(lock)).toBe(false)
})

test('a process that is gone, and another one with its id, do not hold the lock', () => {
  for (const content of ['999999999 1', `${process.pid} 1`, 'nonsense']) {
    writeFileSync(lock, content)
    expect(holderOf(folder)).toBeUndefined()
    takeLock(folder)()
  }
})

test.runIf(existsSync('/proc'))('a killed process that its parent has not reaped does not hold the lock', async () => {
  const pid = await lockUnreaped()
  expect(() => takeLock(folder)).toThrow(`process ${pid}`)
  const started = startTimeOf(pid)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => isRunning(pid)).toBe(false)
  // still in the process table, with its id and the time of its start
  expect(process.kill(pid, 0)).toBe(true)
  expect([startTimeOf(pid), readFileSync(lock, 'utf8')]).toEqual([started, `${pid} ${started}`])
  takeLock(folder)()
})

test('a lock that is just being written is held; one that a kill left empty is not', () => {
  writeFileSync(lock, '')
  expect(() => takeLock(folder)).toThrow('Another local cloud')
  utimesSync(lock, 0, 0)
  takeLock(folder)()
})

test('a folder that cannot be written is named in one line', () => {
  writeFileSync(lock, '')
  expect(() => takeLock(join(lock, 'state'))).toThrow(
    /^Fieldpost cannot write to \S+ \(ENOTDIR: not a directory\)\. Set FIELDPOST_STATE to a folder that it can write to\.$/,
  )
})
