import type { Outcome, Reply } from './dialect.ts'

const statuses = { taken: 200, busy: 503, refused: 401 } as const

export function jsonReply(outcome: Outcome, body: unknown): Reply {
  return { status: statuses[outcome], contentType: 'application/json', body: JSON.stringify(body) }
}

/** For apps that read the status only. */
export function emptyReply(outcome: Outcome): Reply {
  return { status: statuses[outcome], contentType: 'text/plain', body: '' }
}
