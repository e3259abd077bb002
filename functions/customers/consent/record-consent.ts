import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { addressHashOf, shown } from '../domain/consent.ts'
import { type GrantRefusal, type OfficeGrant, refusalOfGrant } from '../domain/office-grant.ts'
import type { LedgerEntry } from '../items.ts'
import { type AppendConsentDeps, appendConsent, type Facts, type Plan } from './append-consent.ts'
import type { NewDecision } from './schemas.ts'
import type { SuppressionStore } from './suppression-store.ts'

export type RecordConsentDeps = AppendConsentDeps &
  Pick<SuppressionStore, 'findSuppressions'> & { readonly now: () => number }

/**
 * A grant without effect is recorded all the same.
 * @throws AppError `not_found`, `stopped_by_customer`, `suppressed_address`
 */
export async function recordConsent(
  customerId: string,
  input: NewDecision,
  { accountId, memberId, role }: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: RecordConsentDeps,
): Promise<LedgerEntry> {
  const { statement, evidence, ...decision } = input
  let refusal: GrantRefusal | undefined
  const plan = async (facts: Facts): Promise<Plan> => {
    const at = toInstant(deps.now()) // before the read, so that a stop in between is newer
    refusal = await refusalFor(accountId, { ...input, isOwner: role === 'owner' }, facts, deps)
    const effective = refusal === undefined
    const entry = {
      ...decision,
      at,
      cause: 'office' as const,
      effective,
      recordedBy: memberId,
      ...shown(statement),
      evidence,
    }
    const details = { channel: decision.channel, kinds: decision.kinds, method: decision.method, effective }
    return { entry, note: { at, by: memberId, action: `consent.${decision.decision}`, subject: customerId, details } }
  }
  const entry = found(await appendConsent(accountId, customerId, plan, deps))
  if (refusal) throw new AppError(refusal, refusalDetails[refusal])
  return entry
}

const refusalDetails: Record<GrantRefusal, string> = {
  stopped_by_customer:
    'The grant is recorded, but only the customer can allow these messages again: by texting START, or for email with a link that the preference page sends to the address.',
  suppressed_address:
    'The grant is recorded, but emails to this address came back. Use another address, or let an owner record paper or email with evidence.',
}

/** Why a grant by staff has no effect; undefined for a withdrawal. */
export async function refusalFor(
  accountId: string,
  grant: OfficeGrant & Pick<NewDecision, 'decision'>,
  { customer, consentStates }: Facts,
  deps: Pick<RecordConsentDeps, 'findSuppressions'>,
): Promise<GrantRefusal | undefined> {
  const { channel, kinds, decision } = grant
  if (decision === 'withdrawn') return undefined
  const addressHash = addressHashOf(customer, channel)
  const suppressions =
    addressHash === undefined ? [] : await deps.findSuppressions(accountId, channel, addressHash, kinds)
  return refusalOfGrant(grant, { consentStates, suppressions, addressHash })
}
