import { access, constants, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from '../state/process.ts'

const kept = 6
const lockedFor = 120_000

/** The first if it can be written, made if need be; else the second. */
export async function writableFolder(first: string, second: string): Promise<string> {
  try {
    await mkdir(first, { recursive: true })
    await access(first, constants.W_OK)
    return first
  } catch {
    return second
  }
}

/** Calls `make` if the fingerprint has no directory. One process creates it, others wait. It gets its name when complete. */
export async function cached(cache: string, key: string, make: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(cache, key)
  const lock = `${directory}.lock`
  await mkdir(cache, { recursive: true })
  while (!(await exists(directory))) {
    if (!(await tryLock(lock))) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    const draft = `${directory}.draft-${process.pid}`
    try {
      await rm(draft, { recursive: true, force: true })
      await make(draft)
      await rename(draft, directory)
    } finally {
      await rm(draft, { recursive: true, force: true })
      await rm(lock, { force: true })
    }
  }
  const now = new Date()
  await utimes(directory, now, now)
  await writeFile(join(directory, `user-${process.pid}`), '')
  await prune(cache)
  return directory
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const found = await stat(lock).catch(() => undefined)
    const holder = Number(await readFile(lock, 'utf8').catch(() => '0'))
    if (found && (Date.now() - found.mtimeMs > lockedFor || (holder > 0 && !isRunning(holder))))
      await rm(lock, { force: true })
    return false
  }
}

/** Keeps those that running processes use: bundles are loaded long after a start. */
async function prune(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => !name.endsWith('.lock'))
  const aged = await Promise.all(names.map(async (name) => ({ name, at: await ageOf(join(cache, name)) })))
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(kept)) {
    const content = await readdir(join(cache, name)).catch(() => [])
    const users = content.filter((file) => file.startsWith('user-')).map((file) => Number(file.slice(5)))
    if (!users.some(isRunning) && !isRunning(Number.parseInt(name.split('.draft-')[1] ?? '', 10)))
      await rm(join(cache, name), { recursive: true, force: true })
  }
}

async function ageOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
