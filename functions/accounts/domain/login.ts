/** What Cognito knows of a login. `createdAt` in milliseconds since the epoch. */
export type Identity = {
  readonly sub: string
  readonly email: string
  readonly name: string | undefined
  readonly enabled: boolean
  readonly status: string
  readonly createdAt: number
}

/** Longer than any request can live. */
const invitationMilliseconds = 60_000

/**
 * A login whose invitation died before its member was written: never signed in, and too old for that invitation to be
 * under way still. Nobody was told its password. Whether it has a member must be looked up besides.
 */
export function isAbandoned({ status, createdAt }: Identity, now: number): boolean {
  return status === 'FORCE_CHANGE_PASSWORD' && now - createdAt > invitationMilliseconds
}
