import { toInstant, toMilliseconds } from '../../shared/instant.ts'

/** The office may answer a customer's text this long. */
const windowMilliseconds = 24 * 3_600_000

/** When the permission to answer a text ends. Both RFC 3339, UTC. */
export function replyExpiry(receivedAt: string): string {
  return toInstant(toMilliseconds(receivedAt) + windowMilliseconds)
}

/** When the text came that a permission is for. */
export function answeredAt(expiresAt: string): string {
  return toInstant(toMilliseconds(expiresAt) - windowMilliseconds)
}
