import { type AppendConsentDeps, appendConsent, type Facts, type Plan } from '../../customers/consent/append-consent.ts'
import type { ScopedSuppression, SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { isOwnStop, type MessageKind, messageKinds, shown } from '../../customers/domain/consent.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import type { FormChanges } from './changes-in-form.ts'
import { mayGrant, rightOf } from './link-rights.ts'
import type { PreferenceLink } from './preference-token-store.ts'
import { isOn, type LinkTarget, linkSuppressions } from './show-preferences.ts'
import { statementOf } from './statement.ts'
import { evidenceOf } from './withdraw-by-link.ts'

export type GrantDeps = AppendConsentDeps &
  Pick<SuppressionStore, 'findSuppressions' | 'suppress' | 'liftSuppression'> & { readonly now: () => number }

type Wanted = FormChanges['ticked'][number]

/**
 * Records one ticked box, with the statement beside it. Returns false if the link may not grant it, or the page showed other
 * words.
 */
export async function grantByLink(wanted: Wanted, { link, sender }: LinkTarget, deps: GrantDeps): Promise<boolean> {
  const { accountId, customerId } = link
  const { channel, kind, wasShown } = wanted
  let isGranted = false
  const plan = async (facts: Facts): Promise<Plan | undefined> => {
    const { customer, consentStates } = facts
    const now = deps.now()
    isGranted = consentStates.some((each) => each.channel === channel && each.kind === kind && isOn(each, customer))
    // a kind that was never decided has no box
    const hasBox = consentStates.some((each) => each.channel === channel && each.kind === kind)
    const right = rightOf(link, customer, now)
    const suppressions = await linkSuppressions(link, messageKinds, deps)
    const isAllowed = mayGrant(link, right, channel, kind, { consentStates, suppressions })
    if (isGranted || !hasBox || !wasShown || !isAllowed) return undefined
    const isProof = right === 'proof'
    const entry = {
      at: toInstant(now),
      channel,
      kinds: [kind],
      decision: 'granted' as const,
      method: 'web-form' as const,
      cause: isProof ? ('fresh-link' as const) : ('preference-page' as const),
      effective: true,
      recordedBy: 'customer',
      ...shown(statementOf(wanted, sender)),
      evidence: evidenceOf(link),
    }
    return { entry, alongside: isProof ? await lifts(kind, link, suppressions, deps) : [] }
  }
  return (await appendConsent(accountId, customerId, plan, deps)) !== undefined || isGranted
}

/** What was stopped for every kind stays stopped for the others. Each write is refused if a newer stop has come. */
function lifts(
  kind: MessageKind,
  { accountId, addressHash, issuedAt }: PreferenceLink,
  suppressions: readonly ScopedSuppression[],
  deps: GrantDeps,
): Promise<Write[]> {
  if (addressHash === undefined) return Promise.resolve([])
  const before = toInstant(issuedAt)
  const stops = suppressions.filter(({ cause }) => isOwnStop(cause))
  const whole = stops.find(({ scope }) => scope === 'company')
  const others = messageKinds.filter((each) => each !== kind && !stops.some(({ scope }) => scope === each))
  return settleAll([
    ...stops
      .filter(({ scope }) => scope === 'company' || scope === kind)
      .map(({ scope }) => deps.liftSuppression(scope, accountId, addressHash, before)),
    ...(whole ? others.map((each) => deps.suppress(each, accountId, addressHash, stopOf(whole))) : []),
  ])
}

function stopOf({ at, cause, evidence }: ScopedSuppression) {
  return { at, cause, evidence }
}
