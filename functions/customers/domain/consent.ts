export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

export const messageKinds = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice', 'marketing'] as const
export type MessageKind = (typeof messageKinds)[number]

export const methods = ['web-form', 'paper', 'verbal', 'sms', 'email', 'import'] as const
export type Method = (typeof methods)[number]

/** What brought an entry about. `office` is a person of the company; the others are heard from customer or provider. */
export const causes = [
  'office',
  'stop', // a text that says stop
  'start', // a text that takes a stop back
  'reply', // a text with a stop word and another meaning: marketing pauses
  'one-click', // a mail program's unsubscribe
  'preference-page',
  'complaint',
  'hard-bounce',
  'rejected',
  'carrier-block',
  'provider-opt-out', // told to the carrier or the provider, past us
] as const
export type Cause = (typeof causes)[number]

/** What the state of a consent is made from: the part of a ledger entry that decides. `at` is UTC, fixed width. */
export type Decision = {
  readonly version: number
  readonly at: string
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly decision: 'granted' | 'withdrawn'
  readonly cause: Cause
  /** False for a grant that came after the customer's own stop: it is on record and opens nothing. */
  readonly effective: boolean
  readonly addressHash?: string | undefined
}

/** Whether one kind of message may go by one channel, to the address that the customer had when it was granted. */
export type ConsentState = {
  readonly channel: Channel
  readonly kind: MessageKind
  readonly state: 'granted' | 'withdrawn'
  readonly since: string
  /** How often this channel and kind was decided: what the claim of a message checks. */
  readonly version: number
  /** The ledger entry that decided. */
  readonly entry: number
  readonly cause: Cause
  readonly addressHash?: string | undefined
  /** The customer's own stop: the office cannot open it again. */
  readonly stopped: boolean
  /** Was open when a text closed it: START opens it again. */
  readonly closed: boolean
}

const customersOwnStop: readonly Cause[] = ['stop', 'one-click', 'preference-page', 'complaint', 'provider-opt-out']
const takenBackByStart: readonly Cause[] = ['stop', 'provider-opt-out']

/** Whether a withdrawal for this cause is the customer's own, which only the customer takes back. */
export function isOwnStop(cause: Cause): boolean {
  return customersOwnStop.includes(cause)
}

/** The consentStates after one more decision; those it does not touch are the same objects. */
export function decided(consentStates: readonly ConsentState[], decision: Decision): ConsentState[] {
  if (!decision.effective) return [...consentStates]
  const lifted = decision.cause === 'start' ? consentStates.map((each) => lift(each, decision)) : consentStates
  const touched = decision.kinds.map((kind) => {
    const before = lifted.find((each) => each.channel === decision.channel && each.kind === kind)
    return decision.decision === 'granted' ? grant(kind, before, decision) : withdraw(kind, before, decision)
  })
  const isTouched = (each: ConsentState) => each.channel === decision.channel && decision.kinds.includes(each.kind)
  return [...lifted.filter((each) => !isTouched(each)), ...touched]
}

/** What stands after these decisions, from the ledger alone. */
export function consentStatesOf(ledger: readonly Decision[]): ConsentState[] {
  return ledger.reduce<ConsentState[]>(decided, [])
}

/** The kinds that a START opens again: given for the address that the customer has now, and open when a text closed them. */
export function reopenable(
  consentStates: readonly ConsentState[],
  channel: Channel,
  addressHash: string | undefined,
): MessageKind[] {
  const isFor = (each: ConsentState) => each.channel === channel && each.addressHash === addressHash
  return consentStates.filter((each) => isFor(each) && each.closed).map(({ kind }) => kind)
}

function lift(consentState: ConsentState, { channel }: Decision): ConsentState {
  return consentState.channel === channel && consentState.stopped
    ? { ...consentState, stopped: false, closed: false }
    : consentState
}

function grant(kind: MessageKind, before: ConsentState | undefined, decision: Decision): ConsentState {
  return { ...common(kind, before, decision), state: 'granted', stopped: false, closed: false }
}

function withdraw(kind: MessageKind, before: ConsentState | undefined, decision: Decision): ConsentState {
  const wasOpen = before?.state === 'granted' && before.addressHash === decision.addressHash
  const stopped = isOwnStop(decision.cause) || (before?.stopped ?? false)
  const closed = takenBackByStart.includes(decision.cause) && (wasOpen || (before?.closed ?? false))
  const addressHash = before?.addressHash ?? decision.addressHash
  return { ...common(kind, before, decision), state: 'withdrawn', stopped, closed, addressHash }
}

function common(kind: MessageKind, before: ConsentState | undefined, decision: Decision) {
  const { channel, at, version: entry, cause, addressHash } = decision
  return { channel, kind, since: at, version: (before?.version ?? 0) + 1, entry, cause, addressHash }
}
