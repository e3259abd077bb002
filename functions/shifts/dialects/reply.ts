import type { Outcome, Reply, Unreadable } from './dialect.ts'

const statuses = { taken: 200, busy: 503, refused: 401, too_large: 413 } as const

export function jsonReply(outcome: Outcome, body: unknown): Reply {
  return { status: statuses[outcome], contentType: 'application/json', body: JSON.stringify(body) }
}

/** For apps that read the status only: empty, unless positions cannot be read. */
export function textReply(outcome: Outcome, _tracking: 'on' | 'off', unreadable?: Unreadable): Reply {
  const mention = mentionOf(unreadable)
  const body = mention ? `invalid: ${mention.invalid}, lacked: ${mention.lacked}` : ''
  return { status: statuses[outcome], contentType: 'text/plain', body }
}

/** Nothing for an upload whose positions can all be read. */
export function mentionOf(unreadable: Unreadable | undefined) {
  return unreadable?.lacked && { invalid: unreadable.invalid, lacked: unreadable.lacked }
}
