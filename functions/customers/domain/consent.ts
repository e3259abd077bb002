import { createHash } from 'node:crypto'

export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

export const messageKinds = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice', 'marketing'] as const
export type MessageKind = (typeof messageKinds)[number]

/** `reply`: an answer of the office to a text from the customer, for a day. No customer is asked for it, so no page or file names it. */
export const ledgerKinds = [...messageKinds, 'reply'] as const
export type LedgerKind = (typeof ledgerKinds)[number]

export function isMessageKind(kind: LedgerKind): kind is MessageKind {
  return kind !== 'reply'
}

export const methods = ['web-form', 'paper', 'verbal', 'sms', 'email', 'import'] as const
export type Method = (typeof methods)[number]

/** `office`, `answer`: recorded by staff. All others come from the customer or a provider. */
export const causes = [
  'office',
  'answer', // the office answers a text from the customer, who asked by it
  'stop', // a STOP text
  'start', // a START text to this company alone, which takes every stop of texts back
  'start-shared', // a START text to several companies at once, which takes back what a STOP text closed
  'reply', // a text with a stop word in another sense: marketing pauses
  'one-click', // unsubscribe button of an email program (RFC 8058)
  'preference-page', // a link in an email
  'fresh-link', // a link that the preference page sent to the address when asked
  'consent-page', // the page behind a link that staff were given
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
  readonly kinds: readonly LedgerKind[]
  readonly decision: 'granted' | 'withdrawn'
  readonly cause: Cause
  /** Of a grant that ends by itself. RFC 3339, UTC. */
  readonly expiresAt?: string | undefined
  /** False for a grant after the customer's own stop. */
  readonly effective: boolean
  readonly addressHash?: string | undefined
}

export type ConsentState = {
  readonly channel: Channel
  readonly kind: LedgerKind
  readonly state: 'granted' | 'withdrawn'
  readonly since: string
  /** Counts the decisions; a message's claim checks it. */
  readonly version: number
  /** Version of the deciding ledger entry. */
  readonly entry: number
  readonly cause: Cause
  readonly expiresAt?: string | undefined
  readonly addressHash?: string | undefined
  /** Only the customer can take it back. */
  readonly stopped: boolean
  /** Stopped by nothing but STOP texts. */
  readonly onlyByText: boolean
  /** Was granted before a stop of every kind, by text or on the page: START grants it again. */
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

/** The wording of an entry, with its hash. */
export function shown(statement: string | undefined): { statement?: string; statementHash?: string } {
  return statement === undefined ? {} : { statement, statementHash: statementHashOf(statement) }
}

const ownStops: readonly Cause[] = ['stop', 'one-click', 'preference-page', 'complaint', 'provider-opt-out']
const undoneByStart: readonly Cause[] = ['stop', 'provider-opt-out']

export function isOwnStop(cause: Cause): boolean {
  return ownStops.includes(cause)
}

/** A stop that a START text takes back at every company it reaches. */
export function isTextStop(cause: Cause): boolean {
  return undoneByStart.includes(cause)
}

/** Untouched states are the same objects: callers compare by identity. */
export function applyDecision(consentStates: readonly ConsentState[], decision: Decision): ConsentState[] {
  if (!decision.effective) return [...consentStates]
  const lifted = consentStates.map((each) => liftStop(each, decision))
  const kinds = [...decision.kinds, ...alsoWithdrawn(lifted, decision)]
  const touched = kinds.map((kind) => {
    const before = lifted.find((each) => each.channel === decision.channel && each.kind === kind)
    return decision.decision === 'granted' ? grant(kind, before, decision) : withdraw(kind, before, decision)
  })
  const isTouched = (each: ConsentState) => each.channel === decision.channel && kinds.includes(each.kind)
  return [...lifted.filter((each) => !isTouched(each)), ...touched]
}

export function consentStatesOf(ledger: readonly Decision[]): ConsentState[] {
  return ledger.reduce<ConsentState[]>(applyDecision, [])
}

/**
 * Returns the kinds that START grants again: those of the customer's current address. `isAlone`: the START is for this company
 * and no other.
 */
export function reopenable(
  consentStates: readonly ConsentState[],
  channel: Channel,
  addressHash: string | undefined,
  isAlone: boolean,
): MessageKind[] {
  const isFor = (each: ConsentState) => each.channel === channel && each.addressHash === addressHash
  const isClosed = ({ closed, onlyByText }: ConsentState) => closed && (isAlone || onlyByText)
  return consentStates
    .filter((each) => isFor(each) && isClosed(each))
    .flatMap(({ kind }) => (isMessageKind(kind) ? kind : []))
}

/** Any stop of the customer's, of one kind too, ends the permission to answer, though it does not name it. */
function alsoWithdrawn(consentStates: readonly ConsentState[], decision: Decision): LedgerKind[] {
  if (decision.decision === 'granted' || !isOwnStop(decision.cause) || decision.kinds.includes('reply')) return []
  const isOpen = (each: ConsentState) =>
    each.kind === 'reply' && each.channel === decision.channel && each.state === 'granted'
  return consentStates.some(isOpen) ? ['reply'] : []
}

function liftStop(consentState: ConsentState, { channel, cause }: Decision): ConsentState {
  const { stopped, onlyByText } = consentState
  const isLifted = stopped && (cause === 'start' || (cause === 'start-shared' && onlyByText))
  if (consentState.channel !== channel || !isLifted) return consentState
  return { ...consentState, stopped: false, onlyByText: false, closed: false }
}

function grant(kind: LedgerKind, before: ConsentState | undefined, decision: Decision): ConsentState {
  return {
    ...common(kind, before, decision),
    expiresAt: decision.expiresAt,
    state: 'granted',
    stopped: false,
    onlyByText: false,
    closed: false,
  }
}

function withdraw(kind: LedgerKind, before: ConsentState | undefined, decision: Decision): ConsentState {
  const wasOpen = before?.state === 'granted' && before.addressHash === decision.addressHash
  const stopped = isOwnStop(decision.cause) || (before?.stopped ?? false)
  const closed = stopsEveryKind(decision) && (wasOpen || (before?.closed ?? false))
  const isOther = (isOwnStop(decision.cause) && !isTextStop(decision.cause)) || (before?.stopped && !before.onlyByText)
  const addressHash = before?.addressHash ?? decision.addressHash
  const onlyByText = stopped && !isOther
  return { ...common(kind, before, decision), state: 'withdrawn', stopped, onlyByText, closed, addressHash }
}

function stopsEveryKind({ cause, kinds }: Decision): boolean {
  return isTextStop(cause) || (cause === 'preference-page' && messageKinds.every((kind) => kinds.includes(kind)))
}

function common(kind: LedgerKind, before: ConsentState | undefined, decision: Decision) {
  const { channel, at, version: entry, cause, addressHash } = decision
  return { channel, kind, since: at, version: (before?.version ?? 0) + 1, entry, cause, addressHash }
}
