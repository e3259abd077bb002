import { createHash } from 'node:crypto'
import { newId } from '../shared/ids.ts'
import { shardOf } from '../shared/keys.ts'

/** An id begins with the shard of its customer, so that the row is found by the id alone. */
const shardPrefix = (customerId: string) => String(shardOf(customerId)).padStart(2, '0')

/** The same for the same names: a message that is made twice is one row. */
export function namedMessageId(customerId: string, ...names: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify([customerId, ...names]))
  return `${shardPrefix(customerId)}${digest.digest('base64url').slice(0, 26)}`
}

/** A new one, for what may be said again: a refusal. */
export function newMessageId(customerId: string): string {
  return `${shardPrefix(customerId)}${newId()}`
}
