import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { addressHashOf, isOwnStop, type MessageKind, statementHashOf } from '../domain/consent.ts'
import type { LedgerEntry } from '../items.ts'
import { type AppendConsentDeps, appendConsent, type Facts, type Plan } from './append-consent.ts'
import type { ConsentStore } from './consent-store.ts'
import type { NewDecision } from './schemas.ts'
import type { ScopedSuppression, SuppressionStore } from './suppression-store.ts'

export type RecordConsentDeps = AppendConsentDeps &
  Pick<ConsentStore, 'putStatement'> &
  Pick<SuppressionStore, 'findSuppressions'> & { readonly now: () => number }

/**
 * After the customer's own stop only a web form is effective: the customer filled it in.
 * @throws AppError `not_found`, `stopped_by_customer`
 */
export async function recordConsent(
  customerId: string,
  input: NewDecision,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: RecordConsentDeps,
): Promise<LedgerEntry & { statement?: string | undefined }> {
  const { statement, evidence, ...decision } = input
  const statementHash = statement === undefined ? undefined : statementHashOf(statement)
  if (statement !== undefined && statementHash !== undefined) {
    found(await deps.findCustomer(accountId, customerId))
    await deps.putStatement(accountId, statementHash, statement)
  }
  const plan = async (facts: Facts): Promise<Plan> => {
    const at = toInstant(deps.now())
    const effective = !(await isStopped(accountId, input, facts, deps))
    const entry = {
      ...decision,
      at,
      cause: 'office' as const,
      effective,
      recordedBy: memberId,
      statementHash,
      evidence,
    }
    const details = { channel: decision.channel, kinds: decision.kinds, method: decision.method, effective }
    return { entry, note: { at, by: memberId, action: `consent.${decision.decision}`, subject: customerId, details } }
  }
  const entry = found(await appendConsent(accountId, customerId, plan, deps))
  if (!entry.effective)
    throw new AppError(
      'stopped_by_customer',
      'The grant is recorded, but only the customer can allow these messages again.',
    )
  return { ...entry, statement }
}

/** Whether a stop applies: one in this account, or a suppression newer than this account's grants. */
export async function isStopped(
  accountId: string,
  { channel, kinds, decision, method }: NewDecision,
  { customer, consentStates }: Facts,
  deps: Pick<RecordConsentDeps, 'findSuppressions'>,
): Promise<boolean> {
  if (decision === 'withdrawn' || method === 'web-form') return false
  if (consentStates.some((each) => each.channel === channel && each.stopped && kinds.includes(each.kind))) return true
  const hash = addressHashOf(customer, channel)
  const suppressions = hash === undefined ? [] : await deps.findSuppressions(accountId, channel, hash, kinds)
  const granted = consentStates.filter((each) => each.channel === channel && each.state === 'granted')
  // START takes back the whole stop, a form or the page only the kinds that it lists
  const isGrantedSince = (at: string, kind: MessageKind) =>
    granted.some((each) => each.since > at && (each.cause === 'start' || each.kind === kind))
  const closes = ({ scope, at }: ScopedSuppression, kind: MessageKind) =>
    (scope === 'number' || scope === 'company' || scope === kind) && !isGrantedSince(at, kind)
  const stops = suppressions.filter(({ cause }) => isOwnStop(cause))
  return kinds.some((kind) => stops.some((each) => closes(each, kind)))
}
