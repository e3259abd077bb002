/** Why the local cloud cannot start or go on, in one line for a person; it is printed without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}

/** The message of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
