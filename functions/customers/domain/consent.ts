import { createHash } from 'node:crypto'

export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

export const messageKinds = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice', 'marketing'] as const
export type MessageKind = (typeof messageKinds)[number]

export const methods = ['web-form', 'paper', 'verbal', 'sms', 'email', 'import'] as const
export type Method = (typeof methods)[number]

/** `office`: recorded by staff. All others come from the customer or a provider. */
export const causes = [
  'office',
  'stop', // a STOP text
  'start', // a START text, which takes the stop back
  'reply', // a text with a stop word in another sense: marketing pauses
  'one-click', // unsubscribe button of an email program (RFC 8058)
  'preference-page',
  'complaint',
  'hard-bounce',
  'rejected',
  'carrier-block',
  'provider-opt-out', // recorded at the carrier or provider, not by us
] as const
export type Cause = (typeof causes)[number]

/** `at` is UTC, fixed width. */
export type Decision = {
  readonly version: number
  readonly at: string
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly decision: 'granted' | 'withdrawn'
  readonly cause: Cause
  /** False for a grant after the customer's own stop. */
  readonly effective: boolean
  readonly addressHash?: string | undefined
}

export type ConsentState = {
  readonly channel: Channel
  readonly kind: MessageKind
  readonly state: 'granted' | 'withdrawn'
  readonly since: string
  /** Counts the decisions; a message's claim checks it. */
  readonly version: number
  /** Version of the deciding ledger entry. */
  readonly entry: number
  readonly cause: Cause
  readonly addressHash?: string | undefined
  /** Only the customer can take it back. */
  readonly stopped: boolean
  /** Was granted before a STOP: START grants it again. */
  readonly closed: boolean
}

export function addressHashOf(
  { phoneHash, emailHash }: { readonly phoneHash?: string | undefined; readonly emailHash?: string | undefined },
  channel: Channel,
): string | undefined {
  return channel === 'sms' ? phoneHash : emailHash
}

/** SHA-256, hex. */
export function statementHashOf(statement: string): string {
  return createHash('sha256').update(statement).digest('hex')
}

const ownStops: readonly Cause[] = ['stop', 'one-click', 'preference-page', 'complaint', 'provider-opt-out']
const undoneByStart: readonly Cause[] = ['stop', 'provider-opt-out']

export function isOwnStop(cause: Cause): boolean {
  return ownStops.includes(cause)
}

/** Untouched states are the same objects: callers compare by identity. */
export function applyDecision(consentStates: readonly ConsentState[], decision: Decision): ConsentState[] {
  if (!decision.effective) return [...consentStates]
  const lifted = decision.cause === 'start' ? consentStates.map((each) => liftStop(each, decision)) : consentStates
  const touched = decision.kinds.map((kind) => {
    const before = lifted.find((each) => each.channel === decision.channel && each.kind === kind)
    return decision.decision === 'granted' ? grant(kind, before, decision) : withdraw(kind, before, decision)
  })
  const isTouched = (each: ConsentState) => each.channel === decision.channel && decision.kinds.includes(each.kind)
  return [...lifted.filter((each) => !isTouched(each)), ...touched]
}

export function consentStatesOf(ledger: readonly Decision[]): ConsentState[] {
  return ledger.reduce<ConsentState[]>(applyDecision, [])
}

/** Returns the kinds that START grants again: those of the customer's current address. */
export function reopenable(
  consentStates: readonly ConsentState[],
  channel: Channel,
  addressHash: string | undefined,
): MessageKind[] {
  const isFor = (each: ConsentState) => each.channel === channel && each.addressHash === addressHash
  return consentStates.filter((each) => isFor(each) && each.closed).map(({ kind }) => kind)
}

function liftStop(consentState: ConsentState, { channel }: Decision): ConsentState {
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
  const closed = undoneByStart.includes(decision.cause) && (wasOpen || (before?.closed ?? false))
  const addressHash = before?.addressHash ?? decision.addressHash
  return { ...common(kind, before, decision), state: 'withdrawn', stopped, closed, addressHash }
}

function common(kind: MessageKind, before: ConsentState | undefined, decision: Decision) {
  const { channel, at, version: entry, cause, addressHash } = decision
  return { channel, kind, since: at, version: (before?.version ?? 0) + 1, entry, cause, addressHash }
}
