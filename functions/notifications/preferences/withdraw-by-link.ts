import { type AppendConsentDeps, appendConsent, type Facts, type Plan } from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { addressHashOf, type MessageKind } from '../../customers/domain/consent.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import type { Withdrawal } from './changes-in-form.ts'
import type { PreferenceLink } from './preference-token-store.ts'
import { isOn, type LinkTarget } from './show-preferences.ts'

export type WithdrawDeps = AppendConsentDeps & Pick<SuppressionStore, 'suppress'> & { readonly now: () => number }

/** A link of any age and to any address of the customer's stops: in doubt, messages end. */
export async function withdrawByLink(
  withdrawal: Withdrawal,
  { link }: Pick<LinkTarget, 'link'>,
  deps: WithdrawDeps,
): Promise<void> {
  const { accountId, customerId } = link
  const { channel, cause } = withdrawal
  const plan = async (facts: Facts): Promise<Plan | undefined> => {
    const kinds = kindsToStop(withdrawal, facts)
    if (kinds.length === 0) return undefined
    const at = toInstant(deps.now())
    const entry = {
      at,
      channel,
      kinds,
      decision: 'withdrawn' as const,
      method: cause === 'one-click' ? ('email' as const) : ('web-form' as const),
      cause,
      effective: true,
      recordedBy: 'customer',
      evidence: evidenceOf(link),
      addressHash: channel === link.channel ? link.addressHash : undefined,
    }
    return { entry, alongside: await memoryWrites(withdrawal, kinds, link, at, facts, deps) }
  }
  await appendConsent(accountId, customerId, plan, deps)
}

export function evidenceOf({ channel, kind, use, issuedAt }: PreferenceLink) {
  return { link: `${channel}/${kind}`, use, issuedAt: toInstant(issuedAt) }
}

/** A box that was off and stays off decides nothing. One click stops its kind also where it is off. */
function kindsToStop({ channel, kinds, cause, everything }: Withdrawal, { customer, consentStates }: Facts) {
  const stateOf = (kind: MessageKind) => consentStates.find((each) => each.channel === channel && each.kind === kind)
  // a stop by text alone is not enough: a START that reaches other companies too would take it back
  const isOver = (kind: MessageKind) => stateOf(kind)?.stopped === true && stateOf(kind)?.onlyByText === false
  if (everything) return kinds.every(isOver) ? [] : [...kinds]
  if (cause === 'one-click') return kinds.filter((kind) => !isOver(kind))
  return kinds.filter((kind) => {
    const state = stateOf(kind)
    return state !== undefined && isOn(state, customer)
  })
}

/** For each address that is known of the customer: staff may bring any of them again, with a new customer too. */
function memoryWrites(
  { channel, cause, everything }: Withdrawal,
  kinds: readonly MessageKind[],
  link: PreferenceLink,
  at: string,
  { customer, consentStates }: Facts,
  deps: WithdrawDeps,
): Promise<Write[]> {
  const agreedFor = consentStates.flatMap((each) => (each.channel === channel ? [each.addressHash] : []))
  const known = [
    addressHashOf(customer, channel),
    channel === link.channel ? link.addressHash : undefined,
    ...agreedFor,
  ]
  const hashes = [...new Set(known)].flatMap((hash) => hash ?? [])
  const scopes = everything ? (['company'] as const) : kinds
  const suppression = { at, cause, evidence: 'preference-link' }
  return settleAll(
    hashes.flatMap((hash) => scopes.map((scope) => deps.suppress(scope, link.accountId, hash, suppression))),
  )
}
