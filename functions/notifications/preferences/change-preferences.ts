import { createHash } from 'node:crypto'
import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
  type Plan,
} from '../../customers/consent/append-consent.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { type Cause, type Channel, channels, type MessageKind, messageKinds } from '../../customers/domain/consent.ts'
import type { Response } from '../../shared/http/route.ts'
import { toInstant } from '../../shared/instant.ts'
import { fieldOf, preferencePage, type Reader, statementOf } from './preference-page.ts'
import type { Preference } from './preference-token-store.ts'
import { choicesOf, type ShowDeps, visit } from './show-preferences.ts'

export type ChangeDeps = ShowDeps &
  AppendConsentDeps &
  Pick<ConsentStore, 'putStatement'> &
  Pick<SuppressionStore, 'suppress'> & { readonly now: () => number }

export type Form = { readonly [field: string]: string }

/** One thing that the customer decides; `kinds` undefined is everything by that channel. */
type PreferenceChange = {
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly decision: 'granted' | 'withdrawn'
  readonly cause: Cause
  readonly everything?: boolean
}

/** The customer's choice: by a mail program's one click, or by the form. The same choice again changes nothing. */
export async function changePreferences(token: string, form: Form, deps: ChangeDeps): Promise<Response> {
  const came = await visit(token, deps)
  if ('instead' in came) return came.instead
  const { preference, reader } = came
  for (const wish of changesIn(form, preference)) await fulfil(wish, preference, reader, deps)
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

async function fulfil(wish: PreferenceChange, preference: Preference, reader: Reader, deps: ChangeDeps): Promise<void> {
  const { accountId, customerId } = preference
  const said = wish.kinds.map((kind) => statementOf({ channel: wish.channel, kind }, reader)).join('\n')
  const statementHash = createHash('sha256').update(said).digest('hex')
  let isStatementKept = false
  const plan = async (facts: Facts): Promise<Plan | undefined> => {
    const kinds = stillToDecide(wish, facts)
    if (kinds.length === 0) return undefined
    const isGrant = wish.decision === 'granted'
    if (isGrant && !isStatementKept) await deps.putStatement(accountId, statementHash, said)
    isStatementKept = true
    const at = toInstant(deps.now())
    const entry: NewEntry = {
      at,
      channel: wish.channel,
      kinds,
      decision: wish.decision,
      method: wish.cause === 'one-click' ? 'email' : 'web-form',
      cause: wish.cause,
      effective: true,
      recordedBy: 'customer',
      statementHash: isGrant ? statementHash : undefined,
      evidence: { link: `${preference.channel}/${preference.kind}` },
    }
    return { entry, alongside: isGrant ? [] : await suppressions(wish, kinds, accountId, at, facts, deps) }
  }
  await appendConsent(accountId, customerId, plan, deps)
}

/** A box can be ticked again only where there was one: for what was decided before. */
function stillToDecide(
  { channel, kinds, decision, everything }: PreferenceChange,
  { consentStates }: Facts,
): MessageKind[] {
  const ofChannel = consentStates.filter((each) => each.channel === channel)
  const isSettled = (kind: MessageKind) => {
    const consentState = ofChannel.find((each) => each.kind === kind)
    if (decision === 'granted') return consentState === undefined || consentState.state === 'granted'
    return consentState?.state === 'withdrawn' && consentState.stopped
  }
  if (everything) return ofChannel.length === 0 || kinds.every(isSettled) ? [] : [...kinds]
  return kinds.filter((kind) => !isSettled(kind))
}

async function suppressions(
  { channel, cause, everything }: PreferenceChange,
  kinds: readonly MessageKind[],
  accountId: string,
  at: string,
  { customer }: Facts,
  deps: ChangeDeps,
) {
  const hash = channel === 'sms' ? customer.phoneHash : customer.emailHash
  if (hash === undefined) return []
  const reaches = everything ? (['company'] as const) : kinds
  const memory = { at, cause, evidence: 'preference-link' }
  return Promise.all(reaches.map((reach) => deps.suppress(reach, accountId, hash, memory)))
}
