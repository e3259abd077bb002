import { CommandFailure } from '../tools/command.ts'

export class StartFailure extends CommandFailure {
  override readonly name = 'StartFailure'
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function unwritable(folder: string, error: unknown): StartFailure {
  return new StartFailure(
    `Fieldpost cannot write to ${folder} (${reasonOf(error).split(',')[0]}). Set FIELDPOST_STATE to a folder that it can write to.`,
  )
}
