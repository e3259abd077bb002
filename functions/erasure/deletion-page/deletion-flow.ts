import type { SignInClient, SignInResult } from '../../accounts/identity/sign-in-client.ts'
import { type StatusKey, statusLink } from '../../shared/erasure/status-link.ts'
import { AppError } from '../../shared/errors.ts'
import { preferredLanguage } from '../../shared/http/accept.ts'
import type { Response } from '../../shared/http/route.ts'
import type { LoginClaims, Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { erasureKey } from '../../shared/keys.ts'
import { type Language, languageOfCompany } from '../../shared/language.ts'
import type { ErasureStore } from '../erasure-store.ts'
import type { requestErasure } from '../request-erasure.ts'
import { deletionPage, type Terms } from './deletion-page.ts'
import { codePage, confirmPage, deletionRefusal, requestedPage } from './deletion-steps.ts'
import { openFormToken, sealFormToken } from './form-token.ts'
import type { DeletionForm } from './schemas.ts'
import type { SignInAttemptStore } from './sign-in-attempt-store.ts'
import type { PageTexts } from './wording.ts'

type Deps = SignInAttemptStore &
  SignInClient &
  Pick<ErasureStore, 'findErasure'> & {
    readonly findCaller: (claims: LoginClaims) => Promise<Principal>
    readonly requestErasure: (confirm: string, principal: Principal) => ReturnType<typeof requestErasure>
    readonly sealKey: () => Promise<Uint8Array>
    readonly statusKey: StatusKey
    readonly apiUrl: string
    readonly terms: Terms
    readonly now: () => number
  }
/** `fetchSite`, `acceptLanguage`: the headers `Sec-Fetch-Site` and `Accept-Language`. */
type Sender = {
  readonly callerIp: string
  readonly fetchSite: string | undefined
  readonly acceptLanguage: string | undefined
}
type Flow = Deps & {
  readonly callerIp: string
  /** Of the page; the account's is used once it is known. */
  readonly preferred: Language | undefined
}

/** As long as a sign-in counts as recent. */
const formTokenMilliseconds = 300_000

/** Each form carries a sealed token of the step before. */
export async function runDeletionFlow(form: DeletionForm, sender: Sender, deps: Deps): Promise<Response> {
  const { fetchSite, callerIp } = sender
  const flow = { ...deps, callerIp, preferred: preferredLanguage(sender.acceptLanguage) }
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return refusal('foreign', flow)
  if (form.step === 'sign-in') return counted(form.email, flow, () => deps.signIn(form.email.trim(), form.password))
  if (form.step === 'code') {
    const formToken = await openFormToken('code', form.pass, deps.now(), deps.sealKey)
    if (!formToken) return signInAgain(401, 'expired', flow)
    return counted(formToken.username, flow, () =>
      deps.submitCode(formToken.username, formToken.session, form.code.trim()),
    )
  }
  const formToken = await openFormToken('confirm', form.pass, deps.now(), deps.sealKey)
  if (!formToken) return signInAgain(401, 'expired', flow)
  return withOwner(formToken, flow, (owner) => confirmed(form, owner, flow))
}

async function counted(email: string, flow: Flow, attempt: () => Promise<SignInResult>): Promise<Response> {
  const exceeded = await flow.countAttempt(email, flow.callerIp, flow.now())
  if (exceeded) return signInAgain(429, exceeded === 'address' ? 'tooManyForAddress' : 'tooManyFromCaller', flow)
  return afterSignIn(await attempt(), flow)
}

async function afterSignIn(result: SignInResult, flow: Flow): Promise<Response> {
  const until = flow.now() + formTokenMilliseconds
  if (result.outcome === 'refused') return signInAgain(401, 'wrong', flow)
  if (result.outcome === 'first-time') return refusal('first-time', flow)
  const { username } = result
  if (result.outcome === 'code') {
    const { session } = result
    const formToken = await sealFormToken({ step: 'code', username, session, until }, flow.sealKey)
    return codePage(formToken, languageOf(flow))
  }
  const claims = { username, sub: result.sub, authTime: Math.floor(flow.now() / 1_000) }
  return withOwner(claims, flow, async (owner) => {
    if (owner.account.state !== 'active') return alreadyRequested(owner, flow)
    return confirm(owner, await sealFormToken({ step: 'confirm', ...claims, until }, flow.sealKey), flow)
  })
}

async function confirm(owner: Principal, formToken: string, flow: Flow, wrong = false): Promise<Response> {
  const { name, timeZone } = await owner.openAccount()
  const { graceMilliseconds } = flow.terms
  const cancelUntil = graceMilliseconds > 0 ? flow.now() + graceMilliseconds : undefined
  return confirmPage(name, formToken, { cancelUntil, timeZone }, languageOf(flow, owner), wrong)
}

async function confirmed(
  { confirm: typed, pass: formToken }: { confirm: string; pass: string },
  owner: Principal,
  flow: Flow,
): Promise<Response> {
  try {
    const { statusUrl, cancelUntil } = await flow.requestErasure(typed, owner)
    const deadline = {
      cancelUntil: cancelUntil === undefined ? undefined : toMilliseconds(cancelUntil),
      timeZone: owner.account.timeZone,
    }
    return requestedPage(statusUrl, deadline, languageOf(flow, owner), 202)
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined
    if (code === 'confirmation_mismatch') return confirm(owner, formToken, flow, true)
    if (code === 'reauthentication_required') return signInAgain(401, 'expired', flow)
    if (code === 'account_erasing') return alreadyRequested(owner, flow)
    if (code === 'forbidden') return refusal('not-owner', flow, owner)
    throw error
  }
}

async function alreadyRequested(owner: Principal, flow: Flow): Promise<Response> {
  const { erasureId, timeZone } = owner.account
  if (erasureId === undefined) return refusal('erasing', flow, owner)
  const erasure = await flow.findErasure(erasureKey(erasureId))
  const cancelUntil = erasure?.status === 'scheduled' ? erasure.cancelUntil : undefined
  const link = await statusLink(flow.apiUrl, erasureId, flow.statusKey)
  return requestedPage(link, { cancelUntil, timeZone }, languageOf(flow, owner), 200)
}

async function withOwner(
  claims: LoginClaims,
  flow: Flow,
  run: (owner: Principal) => Promise<Response>,
): Promise<Response> {
  const principal = await flow.findCaller(claims).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'no_account') return undefined
    throw error
  })
  if (!principal) return refusal('no-account', flow)
  return principal.role === 'owner' ? run(principal) : refusal('not-owner', flow, principal)
}

function languageOf({ preferred }: Flow, caller?: Principal): Language {
  return preferred ?? (caller ? languageOfCompany(caller.account) : 'en')
}

const refusal = (why: keyof PageTexts['refusals'], flow: Flow, caller?: Principal) =>
  deletionRefusal(why, languageOf(flow, caller))
const signInAgain = (status: number, why: keyof PageTexts['problems'], flow: Flow) =>
  deletionPage(flow.terms, languageOf(flow), { status, why })
