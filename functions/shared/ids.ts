import { ulid } from 'ulid'

/** A ULID: 26 characters, sorted by creation time. */
export function newId(): string {
  return ulid()
}
