/** `createdAt` in epoch milliseconds. */
export type Identity = {
  readonly sub: string
  readonly email: string
  readonly name: string | undefined
  readonly enabled: boolean
  readonly status: string
  readonly createdAt: number
}

/** Longer than any request runs. */
const requestMilliseconds = 60_000

/**
 * Whether an invitation died between creating this login and writing its member; the caller checks that it has none.
 */
export function isAbandoned({ status, createdAt }: Identity, now: number): boolean {
  return status === 'FORCE_CHANGE_PASSWORD' && now - createdAt > requestMilliseconds
}
