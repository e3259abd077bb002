export type QueueName = 'messages' | 'erasures' | 'exports' | 'compactions' | 'autoCloses' | 'keyRotations' | 'keyScans'
type Destination = { readonly queue: QueueName; readonly afterQuiesce?: boolean }

/**
 * Who is woken for what. A kind that nobody works on yet is not here, and its rows stay as they are. `afterQuiesce`: the
 * message is always sent with the delay of the quiesce, since only so may an erasure leave its fencing, and a track be
 * folded: whatever was under way before the row was written has ended when it arrives.
 */
const destinations: Readonly<Record<string, Destination>> = {
  reminder: { queue: 'messages' },
  cancellation: { queue: 'messages' },
  message: { queue: 'messages' },
  'message-expiry': { queue: 'messages' },
  quiesce: { queue: 'erasures', afterQuiesce: true },
  erasure: { queue: 'erasures' },
  'erase-subject': { queue: 'erasures', afterQuiesce: true },
  'remove-login': { queue: 'erasures' },
  export: { queue: 'exports' },
  seal: { queue: 'compactions', afterQuiesce: true },
  reseal: { queue: 'compactions' },
  retention: { queue: 'compactions' },
  'track-erasure': { queue: 'compactions' },
  'auto-close': { queue: 'autoCloses' },
  'rotate-root': { queue: 'keyRotations' },
  'rotate-key': { queue: 'keyRotations' },
  'retire-data-key': { queue: 'keyScans' },
}

export const handledKinds = Object.keys(destinations)

/** The queue whose worker does a kind of work; undefined for a kind that nobody handles. */
export function destinationOf(kind: string): Destination | undefined {
  return destinations[kind]
}

const shortestMilliseconds = 90_000
const spreadMilliseconds = 60_000

/**
 * How long a row that was handed out is left alone, in milliseconds: 90 to 150 s, longer than any worker, spread so that
 * rows due at once do not come back at once; on top of it the delay with which the message was sent.
 */
export function leaseOf(delaySeconds: number, random: number): number {
  return shortestMilliseconds + Math.floor(random * spreadMilliseconds) + delaySeconds * 1_000
}
