import { existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type * as z from 'zod'
import { StartFailure } from '../failure.ts'

/** An entry is on disk when `append` returns. */
export type Journal<Entry> = { all(): readonly Entry[]; append(entry: Entry): void }

/** Drops a last line that a kill truncated: its `append` never returned. */
export function openJournal<Entry>(file: string, schema: z.ZodType<Entry>): Journal<Entry> {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const whole = content.slice(0, content.lastIndexOf('\n') + 1)
  if (whole.length < content.length) truncateSync(file, Buffer.byteLength(whole))
  const entries = whole
    .split('\n')
    .filter(Boolean)
    .map((line) => read(file, line, schema))
  const handle = openSync(file, 'a')
  return {
    all: () => entries,
    append(entry) {
      writeSync(handle, `${JSON.stringify(entry)}\n`)
      entries.push(entry)
    },
  }
}

function read<Entry>(file: string, line: string, schema: z.ZodType<Entry>): Entry {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    throw new StartFailure(`The state folder is broken at ${file}. "npm run reset" drops it.`)
  }
}
