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

/** As long as Cognito accepts the code of a sign-up. */
const signUpMilliseconds = 86_400_000

/**
 * Whether an invitation died between creating this login and writing its member, or its address was never proved by the code
 * of the sign-up: then it may be a stranger's. The caller checks that it has no member.
 */
export function isAbandoned({ status, createdAt }: Pick<Identity, 'status' | 'createdAt'>, now: number): boolean {
  const age = now - createdAt
  if (status === 'UNCONFIRMED') return age > signUpMilliseconds
  return status === 'FORCE_CHANGE_PASSWORD' && age > requestMilliseconds
}

/** Whether the person has chosen a password of their own: only the temporary one came from us. */
export function hasSignedIn({ status }: Pick<Identity, 'status'>): boolean {
  return status !== 'FORCE_CHANGE_PASSWORD'
}
