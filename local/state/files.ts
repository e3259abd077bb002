import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type * as z from 'zod'
import { reasonOf, StartFailure } from '../failure.ts'

/** Writes atomically. */
export function writeWhole(file: string, content: string, mode = 0o644): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, content, { mode, flush: true })
  renameSync(fresh, file)
}

/**
 * Undefined when missing.
 * @throws StartFailure if it does not match the schema
 */
export function readState<T>(file: string, schema: z.ZodType<T>): T | undefined {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartFailure(`The state folder cannot be read: ${reasonOf(error)}`)
  }
  try {
    return schema.parse(JSON.parse(content))
  } catch {
    throw new StartFailure(`The state folder is broken at ${file}. "npm run reset" drops it.`)
  }
}
