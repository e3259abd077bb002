import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { reasonOf, StartFailure } from '../failure.ts'
import { readState, writeWhole } from './files.ts'
import { holderOf } from './lock.ts'

/** Marks a state folder; a reset deletes no other folder. */
const marker = 'fieldpost.json'
const Marker = z.object({ version: z.literal(1), stage: z.string(), demo: z.enum(['none', 'wanted', 'made']) })

/**
 * Opens or creates the state folder.
 * @throws StartFailure if it is another program's folder, another stage's, or not writable
 */
export function openFolder(state: string, stage: string, demo: boolean): { demo: 'none' | 'wanted' | 'made' } {
  try {
    mkdirSync(join(state, 'logs'), { recursive: true })
  } catch (error) {
    throw new StartFailure(`The state folder cannot be made: ${reasonOf(error)}`)
  }
  const known = readState(join(state, marker), Marker)
  if (known) {
    if (known.stage === stage) return known
    throw new StartFailure(
      `${state} holds the state of stage ${known.stage}. Choose another FIELDPOST_STATE for ${stage}.`,
    )
  }
  const strangers = readdirSync(state).filter((name) => name !== 'logs' && name !== 'lock')
  if (strangers.length > 0)
    throw new StartFailure(`${state} is not empty and no state folder. Choose another FIELDPOST_STATE.`)
  const fresh = { version: 1 as const, stage, demo: demo ? ('wanted' as const) : ('none' as const) }
  writeWhole(join(state, marker), JSON.stringify(fresh))
  return fresh
}

/** Records that the demo account exists, so that a later start does not create it again. */
export function recordDemo(state: string, stage: string): void {
  writeWhole(join(state, marker), JSON.stringify({ version: 1, stage, demo: 'made' }))
}

/**
 * Deletes the state folder.
 * @throws StartFailure while a local cloud uses it, or if it is no state folder
 */
export function dropFolder(state: string): 'dropped' | 'nothing' {
  if (!statSync(state, { throwIfNoEntry: false })) return 'nothing'
  const holder = holderOf(state)
  if (holder !== undefined)
    throw new StartFailure(`The local cloud (process ${holder}) still runs on ${state}. Stop it first.`)
  if (!statSync(join(state, marker), { throwIfNoEntry: false }))
    throw new StartFailure(`${state} is not a state folder of the local cloud; nothing was deleted.`)
  rmSync(state, { recursive: true })
  return 'dropped'
}
