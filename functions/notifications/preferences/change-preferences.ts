import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
  type Plan,
} from '../../customers/consent/append-consent.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import {
  addressHashOf,
  type Cause,
  type Channel,
  channels,
  type MessageKind,
  messageKinds,
  statementHashOf,
} from '../../customers/domain/consent.ts'
import type { Response } from '../../shared/http/route.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { fieldOf, preferencePage, type Reader, statementOf } from './preference-page.ts'
import type { Preference } from './preference-token-store.ts'
import { choicesOf, resolveLink, type ShowDeps } from './show-preferences.ts'

export type ChangeDeps = ShowDeps &
  AppendConsentDeps &
  Pick<ConsentStore, 'putStatement'> &
  Pick<SuppressionStore, 'suppress'> & { readonly now: () => number }

export type Form = { readonly [field: string]: string }

/** `everything` includes kinds that were never decided. */
type PreferenceChange = {
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly decision: 'granted' | 'withdrawn'
  readonly cause: Cause
  readonly everything?: boolean
}

/** Idempotent. */
export async function changePreferences(token: string, form: Form, deps: ChangeDeps): Promise<Response> {
  const target = await resolveLink(token, deps)
  if ('errorPage' in target) return target.errorPage
  const { preference, reader } = target
  for (const change of changesIn(form, preference)) await saveChange(change, preference, reader, deps)
  const { accountId, customerId } = preference
  return preferencePage(reader, choicesOf(await deps.readConsentStates(accountId, customerId)), true)
}

function changesIn(form: Form, { channel, kind }: Preference): PreferenceChange[] {
  if (form['List-Unsubscribe'] === 'One-Click') {
    return [{ channel, kinds: [kind], decision: 'withdrawn', cause: 'one-click' }]
  }
  const cause = 'preference-page'
  if (form['action'] === 'stop') {
    return channels.map((each) => ({
      channel: each,
      kinds: messageKinds,
      decision: 'withdrawn',
      cause,
      everything: true,
    }))
  }
  if (form['action'] !== 'save') return []
  const shown = (form['shown'] ?? '').split(' ')
  return channels.flatMap((each) => {
    const kinds = messageKinds.filter((one) => shown.includes(fieldOf({ channel: each, kind: one })))
    const isOn = (one: MessageKind) => form[fieldOf({ channel: each, kind: one })] !== undefined
    return [
      { channel: each, kinds: kinds.filter((one) => !isOn(one)), decision: 'withdrawn', cause } as const,
      { channel: each, kinds: kinds.filter(isOn), decision: 'granted', cause } as const,
    ]
  })
}

async function saveChange(
  change: PreferenceChange,
  preference: Preference,
  reader: Reader,
  deps: ChangeDeps,
): Promise<void> {
  const { accountId, customerId } = preference
  const statement = change.kinds.map((kind) => statementOf({ channel: change.channel, kind }, reader)).join('\n')
  const statementHash = statementHashOf(statement)
  let isStatementStored = false
  const plan = async (facts: Facts): Promise<Plan | undefined> => {
    const kinds = kindsToChange(change, facts)
    if (kinds.length === 0) return undefined
    const isGrant = change.decision === 'granted'
    if (isGrant && !isStatementStored) await deps.putStatement(accountId, statementHash, statement)
    isStatementStored = true
    const at = toInstant(deps.now())
    const entry: NewEntry = {
      at,
      channel: change.channel,
      kinds,
      decision: change.decision,
      method: change.cause === 'one-click' ? 'email' : 'web-form',
      cause: change.cause,
      effective: true,
      recordedBy: 'customer',
      statementHash: isGrant ? statementHash : undefined,
      evidence: { link: `${preference.channel}/${preference.kind}` },
    }
    return { entry, alongside: isGrant ? [] : await suppressionWrites(change, kinds, accountId, at, facts, deps) }
  }
  await appendConsent(accountId, customerId, plan, deps)
}

/** The page shows only kinds decided before; a grant of any other is forged. */
function kindsToChange(
  { channel, kinds, decision, everything }: PreferenceChange,
  { consentStates }: Facts,
): MessageKind[] {
  const ofChannel = consentStates.filter((each) => each.channel === channel)
  const isUnchanged = (kind: MessageKind) => {
    const consentState = ofChannel.find((each) => each.kind === kind)
    if (decision === 'granted') return consentState === undefined || consentState.state === 'granted'
    return consentState?.state === 'withdrawn' && consentState.stopped
  }
  if (everything) return ofChannel.length === 0 || kinds.every(isUnchanged) ? [] : [...kinds]
  return kinds.filter((kind) => !isUnchanged(kind))
}

async function suppressionWrites(
  { channel, cause, everything }: PreferenceChange,
  kinds: readonly MessageKind[],
  accountId: string,
  at: string,
  { customer }: Facts,
  deps: ChangeDeps,
) {
  const hash = addressHashOf(customer, channel)
  if (hash === undefined) return []
  const scopes = everything ? (['company'] as const) : kinds
  const suppression = { at, cause, evidence: 'preference-link' }
  return settleAll(scopes.map((scope) => deps.suppress(scope, accountId, hash, suppression)))
}
