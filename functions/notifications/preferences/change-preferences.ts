import type { AppendConsentDeps } from '../../customers/consent/append-consent.ts'
import type { Response } from '../../shared/http/route.ts'
import { toInstant } from '../../shared/instant.ts'
import { changesIn, type Form } from './changes-in-form.ts'
import { showAgain } from './customer-page.ts'
import { type GrantDeps, grantByLink } from './grant-by-link.ts'
import { preferencePage } from './preference-page.ts'
import type { PreferenceLink } from './preference-token-store.ts'
import { type RequestLinkDeps, requestLink } from './request-link.ts'
import { type LinkTarget, resolveLink, type ShowDeps, viewOf } from './show-preferences.ts'
import { type WithdrawDeps, withdrawByLink } from './withdraw-by-link.ts'

export type ChangeDeps = ShowDeps & AppendConsentDeps & WithdrawDeps & GrantDeps & RequestLinkDeps

/** Idempotent. A form is answered with a redirect, one click (RFC 8058) without, and what asks for nothing with 422. */
export async function changePreferences(token: string, form: Form, deps: ChangeDeps): Promise<Response> {
  const target = await resolveLink(token, deps)
  if ('errorPage' in target) {
    if (target.orphan) await rememberStop(form, target.orphan, deps)
    return target.errorPage
  }
  const { action, withdrawals, ticked } = changesIn(form, target.link, target.sender)
  for (const withdrawal of withdrawals) await withdrawByLink(withdrawal, target, deps)
  if (action === 'stop') return showAgain('stopped')
  if (action === 'link') return showAgain(await requestLink(target, deps))
  if (action === 'save') return showAgain(await saveTicked(ticked, target, deps))
  const view = await viewOf(target, deps)
  return action === 'one-click' ? preferencePage(view, 'saved') : { ...preferencePage(view, 'none'), status: 422 }
}

async function saveTicked(
  ticked: ReturnType<typeof changesIn>['ticked'],
  target: LinkTarget,
  deps: ChangeDeps,
): Promise<'saved' | 'partly'> {
  let result: 'saved' | 'partly' = 'saved'
  for (const choice of ticked) if (!(await grantByLink(choice, target, deps))) result = 'partly'
  return result
}

/** The customer is gone, and may be created again with the same address. */
async function rememberStop(form: Form, link: PreferenceLink, deps: ChangeDeps): Promise<void> {
  const { accountId, addressHash } = link
  const { action, withdrawals } = changesIn(form, link, { company: '', language: 'en' })
  if (addressHash === undefined || withdrawals.length === 0) return
  const scope = action === 'one-click' ? link.kind : 'company'
  const cause = action === 'one-click' ? action : 'preference-page'
  const suppression = { at: toInstant(deps.now()), cause, evidence: 'preference-link' } as const
  await deps.write([await deps.suppress(scope, accountId, addressHash, suppression)])
}
