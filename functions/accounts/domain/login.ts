/** `createdAt` in epoch milliseconds. */
export type Identity = {
  readonly sub: string
  readonly email: string
  readonly name: string | undefined
  readonly enabled: boolean
  readonly status: string
  readonly createdAt: number
}

const maxNameLength = 120

/**
 * Of an owner who signed up: the person may set the name of the login to any text. `isName`: whether it may be a member's
 * name; else the address stands for it.
 */
export function memberName(
  { name, email }: Pick<Identity, 'name' | 'email'>,
  isName: (text: string) => boolean,
): string {
  return name !== undefined && isName(name) ? name.trim() : email.slice(0, maxNameLength)
}

/** Longer than any request runs. */
const requestMilliseconds = 60_000

/**
 * Whether an invitation died between creating this login and writing its member; the caller checks that it has none.
 */
export function isAbandoned({ status, createdAt }: Identity, now: number): boolean {
  return status === 'FORCE_CHANGE_PASSWORD' && now - createdAt > requestMilliseconds
}
