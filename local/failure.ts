import { CommandFailure } from '../tools/command.ts'

/** Why the local cloud cannot start or go on, in one line for a person. */
export class StartFailure extends CommandFailure {
  override readonly name = 'StartFailure'
}

/** The message of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The failure for a folder of the state that cannot be made or written. */
export function unwritable(folder: string, error: unknown): StartFailure {
  return new StartFailure(
    `Fieldpost cannot write to ${folder} (${reasonOf(error).split(',')[0]}). Set FIELDPOST_STATE to a folder that it can write to.`,
  )
}
