import { createHash } from 'node:crypto'
import { newId } from '../shared/ids.ts'
import { shardOf } from '../shared/keys.ts'

/** An id begins with the shard of its customer, so the id alone leads to the row. */
const shardPrefix = (customerId: string) => String(shardOf(customerId)).padStart(2, '0')

/** Deterministic: a message that is made twice is one row. */
export function derivedMessageId(customerId: string, ...names: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify([customerId, ...names]))
  return `${shardPrefix(customerId)}${digest.digest('base64url').slice(0, 26)}`
}

/** For a refusal, since the same message may be allowed later. */
export function newMessageId(customerId: string): string {
  return `${shardPrefix(customerId)}${newId()}`
}
