import { join } from 'node:path'
import * as z from 'zod'
import { readState, writeWhole } from './files.ts'

const Generation = z.object({ generation: z.int().min(1) })
const fileOf = (state: string) => join(state, 'generation.json')

/** How often the stacks without termination protection were made; 1 at first. */
export function generationOf(state: string): number {
  return readState(fileOf(state), Generation)?.generation ?? 1
}

export function nextGeneration(state: string): void {
  writeWhole(fileOf(state), JSON.stringify({ generation: generationOf(state) + 1 }))
}
