import { ulid } from 'ulid'

/** A ULID: 26 characters that sort by the moment they were made. */
export function newId(): string {
  return ulid()
}
