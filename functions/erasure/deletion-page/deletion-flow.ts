import type { SignedIn, SignInClient } from '../../accounts/identity/sign-in-client.ts'
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

/** As long as a sign-in is recent enough to delete an account. */
const formTokenMilliseconds = 300_000
const wrong = 'The mail address or the password is not right.'
const tooMany = 'Too many tries with this address. Please wait a quarter of an hour.'
const again = 'That took longer than five minutes. Please sign in again.'

/**
 * The way to delete an account without the app: sign in, a code if there is a second factor, then the account's name. Each
 * step is a form that carries the one before. `fetchSite` is what the browser says of where the form came from.
 */
export async function runDeletionFlow(
  form: DeletionForm,
  fetchSite: string | undefined,
  deps: Deps,
): Promise<Response> {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return deletionRefusal('foreign')
  if (form.step === 'sign-in') {
    if (!(await deps.mayTry(form.email, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.signIn(form.email.trim(), form.password), deps)
  }
  if (form.step === 'code') {
    const formToken = await openFormToken('code', form.pass, deps.now(), deps.sealKey)
    if (!formToken) return signInAgain(401, again, deps)
    if (!(await deps.mayTry(formToken.username, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.answerCode(formToken.username, formToken.session, form.code.trim()), deps)
  }
  const formToken = await openFormToken('confirm', form.pass, deps.now(), deps.sealKey)
  if (!formToken) return signInAgain(401, again, deps)
  return withOwner(formToken, deps, (owner) => confirmed(form, owner, deps))
}

async function afterSignIn(signedIn: SignedIn, deps: Deps): Promise<Response> {
  const until = deps.now() + formTokenMilliseconds
  if (signedIn.what === 'refused') return signInAgain(401, wrong, deps)
  if (signedIn.what === 'first-time') return deletionRefusal('first-time')
  const { username } = signedIn
  if (signedIn.what === 'code') {
    const { session } = signedIn
    return codePage(await sealFormToken({ step: 'code', username, session, until }, deps.sealKey))
  }
  const claims = { username, sub: signedIn.sub, authTime: Math.floor(deps.now() / 1_000) }
  return withOwner(claims, deps, async (owner) => {
    if (owner.account.state !== 'active') return underWay(owner, deps)
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
    if (code === 'reauthentication_required') return signInAgain(401, again, deps)
    if (code === 'account_erasing') return underWay(owner, deps)
    throw error
  }
}

/** The owner who signs in once more is shown the way to the status. */
async function underWay({ account }: Principal, { apiUrl, statusKey }: Deps): Promise<Response> {
  if (account.erasureId === undefined) return deletionRefusal('erasing')
  return requestedPage(await statusLink(apiUrl, account.erasureId, statusKey), 200)
}

async function withOwner(
  claims: LoginClaims,
  deps: Deps,
  go: (owner: Principal) => Promise<Response>,
): Promise<Response> {
  const principal = await deps.findCaller(claims).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'no_account') return undefined
    throw error
  })
  if (!principal) return deletionRefusal('no-account')
  return principal.role === 'owner' ? go(principal) : deletionRefusal('not-owner')
}

const signInAgain = (status: number, text: string, { terms }: Deps) => deletionPage(terms, { status, text })
