/**
 * `afterQuiesce`: the message is delayed until requests that ran when the row was written have ended. `neverDue`: sent
 * directly only; another due row makes sure that the work is done.
 */
export const dueKinds = {
  reminder: { queue: 'messages' },
  cancellation: { queue: 'messages' },
  /** Tell a moved appointment's customer, some minutes after the last change of its time. */
  move: { queue: 'messages' },
  /** Send one message: new, deferred, or left by a sender that died. */
  message: { queue: 'messages' },
  /** Continue writing the messages of a bulk request. */
  bulk: { queue: 'messages' },
  /** Tell a worker that the office changed their hours; stays for an hour, in which no second email goes out. */
  'hours-changed': { queue: 'messages' },
  /** Tell the office of unread texts; stays for a quarter of an hour, in which no second email goes out. */
  'unread-texts': { queue: 'messages' },
  /** Stop waiting for delivery events of a message, after 72 h. */
  'message-expiry': { queue: 'messages' },
  /** Work off a stop that failed at its first attempt. */
  'receive-stop': { queue: 'stops' },
  /** Send the owner an email about an erasure. The erasure's due row covers it. */
  'erasure-email': { queue: 'messages', neverDue: true },
  /** Begin an erasure once earlier requests have ended. */
  quiesce: { queue: 'erasures', afterQuiesce: true },
  erasure: { queue: 'erasures' },
  /** Erase one customer or one worker's shifts. */
  'erase-subject': { queue: 'erasures', afterQuiesce: true },
  /** The same at once, before the quiesce. The row of `erase-subject` covers it. */
  'erase-subject-now': { queue: 'erasures', neverDue: true },
  'remove-login': { queue: 'erasures' },
  /** End an invitation that was not accepted in time, or finish one that was declined. */
  'end-invitation': { queue: 'invitations' },
  export: { queue: 'exports' },
  compact: { queue: 'compactions', afterQuiesce: true },
  /** Request another compaction, because of a late segment. */
  recompact: { queue: 'compactions' },
  /** Continue applying a new retention to stored tracks. */
  retention: { queue: 'compactions' },
  /** Continue erasing all positions before an instant. */
  'track-erasure': { queue: 'compactions' },
  /** Close a shift that exceeds the account's maximum. */
  'auto-close': { queue: 'autoCloses' },
  /** Tell the office, once, of a phone on shift that is not heard any more. */
  'silent-phone': { queue: 'autoCloses' },
  /** End the open shift of a member who was removed. */
  'end-shift': { queue: 'autoCloses' },
  /** Create the next root key and rewrap all data keys with it. */
  'rotate-root': { queue: 'keyRotations' },
  'rotate-key': { queue: 'keyRotations' },
  /** Continue the scan for data keys that can be deleted. */
  'retire-data-key': { queue: 'keyScans' },
} as const satisfies Readonly<Record<string, Destination>>

type Destination = {
  readonly queue: string
  readonly afterQuiesce?: true
  readonly neverDue?: true
}

export type DueKind = keyof typeof dueKinds
export type QueueName = (typeof dueKinds)[DueKind]['queue']
export type KindsOf<Queue extends QueueName> = {
  [Kind in DueKind]: (typeof dueKinds)[Kind]['queue'] extends Queue ? Kind : never
}[DueKind]

export const dueKindNames = Object.keys(dueKinds) as [DueKind, ...DueKind[]]

export const scheduledKinds: readonly DueKind[] = dueKindNames.filter((kind) => !('neverDue' in dueKinds[kind]))

/** Undefined for a kind that this release does not know. */
export function destinationOf(kind: string): { queue: QueueName; afterQuiesce: boolean } | undefined {
  const known = dueKindNames.find((each) => each === kind)
  return known && { queue: dueKinds[known].queue, afterQuiesce: 'afterQuiesce' in dueKinds[known] }
}
