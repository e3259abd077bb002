import { type Cause, type Channel, type ConsentState, isOwnStop, type MessageKind, type Method } from './consent.ts'

export type GrantRefusal = 'stopped_by_customer' | 'suppressed_address'

/** `scope`: a message kind, or anything wider, which holds for every kind. */
export type StandingSuppression = { readonly scope: string; readonly at: string; readonly cause: Cause }

export type OfficeGrant = {
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly method: Method
  readonly evidence?: unknown
  readonly isOwner: boolean
}

export type GrantFacts = {
  readonly consentStates: readonly ConsentState[]
  /** Of the current address. */
  readonly suppressions: readonly StandingSuppression[]
  readonly addressHash: string | undefined
}

const methodsAfterBounce: readonly Method[] = ['paper', 'email']

/**
 * Why a grant that staff bring has no effect; undefined if it has. The customer's own stop is taken back by a proof of the
 * address only, a hard bounce by an owner who has the customer's word in writing.
 */
export function refusalOfGrant(grant: OfficeGrant, facts: GrantFacts): GrantRefusal | undefined {
  const { channel, kinds, method, evidence, isOwner } = grant
  if (kinds.some((kind) => isStopped(channel, kind, facts))) return 'stopped_by_customer'
  if (!kinds.some((kind) => hasBounced(channel, kind, facts))) return undefined
  return isOwner && methodsAfterBounce.includes(method) && isFilled(evidence) ? undefined : 'suppressed_address'
}

/** A stop of the customer's, or of the address, that no proof of the address has taken back. */
export function isStopped(channel: Channel, kind: MessageKind, { consentStates, suppressions }: GrantFacts): boolean {
  return (
    consentStates.some((each) => each.channel === channel && each.kind === kind && each.stopped) ||
    suppressions.some(({ scope, cause }) => isOwnStop(cause) && closes(scope, kind))
  )
}

/** An email to the address came back for good, and nothing was granted for it since. */
export function hasBounced(
  channel: Channel,
  kind: MessageKind,
  { consentStates, suppressions, addressHash }: GrantFacts,
): boolean {
  const current = consentStates.find((each) => each.channel === channel && each.kind === kind)
  const isGrantedSince = (at: string) =>
    current?.state === 'granted' && current.addressHash === addressHash && current.since > at
  return suppressions.some(({ cause, at }) => cause === 'hard-bounce' && !isGrantedSince(at))
}

const wideScopes = ['number', 'company', 'text', 'failed', 'rejected']

function closes(scope: string, kind: MessageKind): boolean {
  return scope === kind || wideScopes.includes(scope)
}

function isFilled(evidence: unknown): boolean {
  if (typeof evidence === 'string') return evidence.trim() !== ''
  if (typeof evidence !== 'object' || evidence === null) return false
  return Object.values(evidence).some((value) => typeof value !== 'string' || value.trim() !== '')
}
