import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { reasonOf, StartFailure, unwritable } from '../failure.ts'
import { readState, writeWhole } from './files.ts'
import { nextGeneration } from './generation.ts'
import { holderOf } from './lock.ts'

/** A reset deletes no folder without it. */
const marker = 'fieldpost.json'
const Marker = z.object({ version: z.literal(1), stage: z.string(), demo: z.enum(['none', 'wanted', 'made']) })

/** @throws StartFailure if the folder holds other files or another stage, or cannot be written */
export function openFolder(state: string, stage: string, demo: boolean): { demo: 'none' | 'wanted' | 'made' } {
  try {
    mkdirSync(join(state, 'logs'), { recursive: true })
  } catch (error) {
    throw unwritable(state, error)
  }
  const known = readState(join(state, marker), Marker)
  if (known) {
    if (known.stage === stage) return known
    throw new StartFailure(
      `${state} holds the state of stage ${known.stage}. Choose another FIELDPOST_STATE for ${stage}.`,
    )
  }
  const others = readdirSync(state).filter((name) => name !== 'logs' && name !== 'lock')
  if (others.length > 0)
    throw new StartFailure(`${state} is not empty and not a state folder. Choose another FIELDPOST_STATE.`)
  const fresh = { version: 1 as const, stage, demo: demo ? ('wanted' as const) : ('none' as const) }
  try {
    writeWhole(join(state, marker), JSON.stringify(fresh))
  } catch (error) {
    throw unwritable(state, error)
  }
  return fresh
}

export function recordDemo(state: string, stage: string): void {
  writeWhole(join(state, marker), JSON.stringify({ version: 1, stage, demo: 'made' }))
}

/** @throws StartFailure if a local cloud runs on it, or it is no state folder */
export function renewService(state: string): void {
  refuseWhileRunning(state)
  if (!existsSync(join(state, marker))) throw new StartFailure(`${state} is not a state folder of the local cloud.`)
  nextGeneration(state)
}

/** @throws StartFailure if a local cloud runs on it, or it is no state folder */
export function deleteFolder(state: string): 'deleted' | 'missing' {
  refuseWhileRunning(state)
  try {
    if (!statSync(state, { throwIfNoEntry: false })) return 'missing'
    if (!statSync(join(state, marker), { throwIfNoEntry: false }))
      throw new StartFailure(`${state} is not a state folder of the local cloud; nothing was deleted.`)
    rmSync(state, { recursive: true })
    return 'deleted'
  } catch (error) {
    if (error instanceof StartFailure) throw error
    throw new StartFailure(`${state} cannot be deleted: ${reasonOf(error)}`)
  }
}

function refuseWhileRunning(state: string): void {
  const holder = holderOf(state)
  if (holder !== undefined)
    throw new StartFailure(`The local cloud (process ${holder}) still runs on ${state}. Stop it first.`)
}
