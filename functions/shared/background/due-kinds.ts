/**
 * Every kind of work that happens later, with the queue of the worker that does it. `afterQuiesce`: the message is always
 * sent with the delay of the quiesce, so that requests that ran when the row was written have ended when it arrives.
 * `neverDue`: such work has a message but no due row of its own; another row's time covers it.
 */
export const dueKinds = {
  /** Make the messages of one reminder of an appointment, and send them. */
  reminder: { queue: 'messages' },
  /** Take a cancelled appointment out of the customer's calendar. */
  cancellation: { queue: 'messages' },
  /** Send one message: new, deferred, or one whose sender died. */
  message: { queue: 'messages' },
  /** End the wait for news of a message, after 72 h. */
  'message-expiry': { queue: 'messages' },
  /** Send the owner an email about an erasure. The erasure's own row covers it. */
  'erasure-email': { queue: 'messages', neverDue: true },
  /** Begin an erasure once late writers have ended. */
  quiesce: { queue: 'erasures', afterQuiesce: true },
  /** The next slice of an erasure. */
  erasure: { queue: 'erasures' },
  /** Erase one customer or one worker. */
  'erase-subject': { queue: 'erasures', afterQuiesce: true },
  /** The same, before the quiesce. The row of `erase-subject` covers it. */
  'erase-subject-now': { queue: 'erasures', neverDue: true },
  /** Delete the login of a member who was removed. */
  'remove-login': { queue: 'erasures' },
  /** The next slice of an account's export. */
  export: { queue: 'exports' },
  /** Compact the track of a shift. */
  compact: { queue: 'compactions', afterQuiesce: true },
  /** A late segment requests that its shift is compacted again. */
  recompact: { queue: 'compactions' },
  /** The next slice of giving stored tracks a new expiry. */
  retention: { queue: 'compactions' },
  /** The next slice of erasing all positions before an instant. */
  'track-erasure': { queue: 'compactions' },
  /** Close a shift that is longer than the account allows. */
  'auto-close': { queue: 'autoCloses' },
  /** Make the installation's next root key, and wrap all data keys with it, slice by slice. */
  'rotate-root': { queue: 'keyRotations' },
  /** Make an account's next data key. */
  'rotate-key': { queue: 'keyRotations' },
  /** The next slice of the scan for older data keys that nothing needs. */
  'retire-data-key': { queue: 'keyScans' },
} as const satisfies Readonly<Record<string, Destination>>

type Destination = {
  readonly queue: string
  readonly afterQuiesce?: true
  readonly neverDue?: true
}

export type DueKind = keyof typeof dueKinds
export type QueueName = (typeof dueKinds)[DueKind]['queue']
/** The kinds of work that arrive in one queue. */
export type KindsOf<Queue extends QueueName> = {
  [Kind in DueKind]: (typeof dueKinds)[Kind]['queue'] extends Queue ? Kind : never
}[DueKind]

export const dueKindNames = Object.keys(dueKinds) as [DueKind, ...DueKind[]]

/** The kinds whose rows `run-due` hands out. */
export const scheduledKinds: readonly DueKind[] = dueKindNames.filter((kind) => !('neverDue' in dueKinds[kind]))

/** Where a kind of work goes; undefined for a kind of another release. */
export function destinationOf(kind: string): { queue: QueueName; afterQuiesce: boolean } | undefined {
  const known = dueKindNames.find((each) => each === kind)
  return known && { queue: dueKinds[known].queue, afterQuiesce: 'afterQuiesce' in dueKinds[known] }
}
