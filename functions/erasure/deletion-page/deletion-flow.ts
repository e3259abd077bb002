import type { SignInClient, SignInResult } from '../../accounts/identity/sign-in-client.ts'
import { type StatusKey, statusLink } from '../../shared/erasure/status-link.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { LoginClaims, Principal } from '../../shared/identity/principal.ts'
import type { requestErasure } from '../request-erasure.ts'
import { deletionPage, type Terms } from './deletion-page.ts'
import { codePage, confirmPage, deletionRefusal, requestedPage } from './deletion-steps.ts'
import { openFormToken, sealFormToken } from './form-token.ts'
import type { DeletionForm } from './schemas.ts'
import type { SignInAttemptStore } from './sign-in-attempt-store.ts'

type Deps = SignInAttemptStore &
  SignInClient & {
    readonly findCaller: (claims: LoginClaims) => Promise<Principal>
    readonly requestErasure: (confirm: string, principal: Principal) => ReturnType<typeof requestErasure>
    readonly sealKey: () => Promise<Uint8Array>
    readonly statusKey: StatusKey
    readonly apiUrl: string
    readonly terms: Terms
    readonly now: () => number
  }

/** As long as a sign-in counts as recent. */
const formTokenMilliseconds = 300_000
const wrong = 'The email address, password or code is not right.'
const tooMany = 'Too many attempts with this address. Please wait 15 minutes.'
const expired = 'Your sign-in has expired after five minutes. Please sign in again.'

/** Each form carries a sealed token of the step before. `fetchSite` is the header `Sec-Fetch-Site`. */
export async function runDeletionFlow(
  form: DeletionForm,
  fetchSite: string | undefined,
  deps: Deps,
): Promise<Response> {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return deletionRefusal('foreign')
  if (form.step === 'sign-in') {
    if (!(await deps.countAttempt(form.email, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.signIn(form.email.trim(), form.password), deps)
  }
  if (form.step === 'code') {
    const formToken = await openFormToken('code', form.pass, deps.now(), deps.sealKey)
    if (!formToken) return signInAgain(401, expired, deps)
    if (!(await deps.countAttempt(formToken.username, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.submitCode(formToken.username, formToken.session, form.code.trim()), deps)
  }
  const formToken = await openFormToken('confirm', form.pass, deps.now(), deps.sealKey)
  if (!formToken) return signInAgain(401, expired, deps)
  return withOwner(formToken, deps, (owner) => confirmed(form, owner, deps))
}

async function afterSignIn(result: SignInResult, deps: Deps): Promise<Response> {
  const until = deps.now() + formTokenMilliseconds
  if (result.outcome === 'refused') return signInAgain(401, wrong, deps)
  if (result.outcome === 'first-time') return deletionRefusal('first-time')
  const { username } = result
  if (result.outcome === 'code') {
    const { session } = result
    return codePage(await sealFormToken({ step: 'code', username, session, until }, deps.sealKey))
  }
  const claims = { username, sub: result.sub, authTime: Math.floor(deps.now() / 1_000) }
  return withOwner(claims, deps, async (owner) => {
    if (owner.account.state !== 'active') return alreadyRequested(owner, deps)
    const { name } = await owner.openAccount()
    return confirmPage(name, await sealFormToken({ step: 'confirm', ...claims, until }, deps.sealKey))
  })
}

async function confirmed(
  { confirm, pass: formToken }: { confirm: string; pass: string },
  owner: Principal,
  deps: Deps,
) {
  try {
    return requestedPage((await deps.requestErasure(confirm, owner)).statusUrl, 202)
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined
    if (code === 'confirmation_mismatch') return confirmPage((await owner.openAccount()).name, formToken, true)
    if (code === 'reauthentication_required') return signInAgain(401, expired, deps)
    if (code === 'account_erasing') return alreadyRequested(owner, deps)
    throw error
  }
}

async function alreadyRequested({ account }: Principal, { apiUrl, statusKey }: Deps): Promise<Response> {
  if (account.erasureId === undefined) return deletionRefusal('erasing')
  return requestedPage(await statusLink(apiUrl, account.erasureId, statusKey), 200)
}

async function withOwner(
  claims: LoginClaims,
  deps: Deps,
  run: (owner: Principal) => Promise<Response>,
): Promise<Response> {
  const principal = await deps.findCaller(claims).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'no_account') return undefined
    throw error
  })
  if (!principal) return deletionRefusal('no-account')
  return principal.role === 'owner' ? run(principal) : deletionRefusal('not-owner')
}

const signInAgain = (status: number, text: string, { terms }: Deps) => deletionPage(terms, { status, text })
