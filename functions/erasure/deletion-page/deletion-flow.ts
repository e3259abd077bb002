import type { SignedIn, SignInChannel } from '../../accounts/identity/sign-in-client.ts'
import type { DeletionForm } from '../../accounts/schemas.ts'
import { type StatusKey, statusLink } from '../../shared/erasure/status-link.ts'
import { AppError } from '../../shared/errors.ts'
import type { Answer } from '../../shared/http/route.ts'
import type { LoginClaims, Principal } from '../../shared/identity/principal.ts'
import type { requestErasure } from '../request-erasure.ts'
import { deletionPage, type Terms } from './deletion-page.ts'
import { codePage, confirmPage, deletionRefusal, requestedPage } from './deletion-steps.ts'
import { openPass, sealPass } from './form-token.ts'
import type { AttemptStore } from './sign-in-attempt-store.ts'

type Deps = AttemptStore &
  SignInChannel & {
    readonly findCaller: (claims: LoginClaims) => Promise<Principal>
    readonly requestErasure: (confirm: string, principal: Principal) => ReturnType<typeof requestErasure>
    readonly sealKey: () => Promise<Uint8Array>
    readonly statusKey: StatusKey
    readonly apiUrl: string
    readonly terms: Terms
    readonly now: () => number
  }

/** As long as a sign-in is recent enough to delete an account. */
const passMilliseconds = 300_000
const wrong = 'The mail address or the password is not right.'
const tooMany = 'Too many tries with this address. Please wait a quarter of an hour.'
const again = 'That took longer than five minutes. Please sign in again.'

/**
 * The way to delete an account without the app: sign in, a code if there is a second factor, then the account's name. Each
 * step is a form that carries the one before. `fetchSite` is what the browser says of where the form came from.
 */
export async function deleteByPage(form: DeletionForm, fetchSite: string | undefined, deps: Deps): Promise<Answer> {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return deletionRefusal('foreign')
  if (form.step === 'sign-in') {
    if (!(await deps.mayTry(form.email, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.signIn(form.email.trim(), form.password), deps)
  }
  if (form.step === 'code') {
    const pass = await openPass('code', form.pass, deps.now(), deps.sealKey)
    if (!pass) return signInAgain(401, again, deps)
    if (!(await deps.mayTry(pass.username, deps.now()))) return signInAgain(429, tooMany, deps)
    return afterSignIn(await deps.answerCode(pass.username, pass.session, form.code.trim()), deps)
  }
  const pass = await openPass('confirm', form.pass, deps.now(), deps.sealKey)
  if (!pass) return signInAgain(401, again, deps)
  return withOwner(pass, deps, (owner) => confirmed(form, owner, deps))
}

async function afterSignIn(signedIn: SignedIn, deps: Deps): Promise<Answer> {
  const until = deps.now() + passMilliseconds
  if (signedIn.what === 'refused') return signInAgain(401, wrong, deps)
  if (signedIn.what === 'first-time') return deletionRefusal('first-time')
  const { username } = signedIn
  if (signedIn.what === 'code') {
    const { session } = signedIn
    return codePage(await sealPass({ step: 'code', username, session, until }, deps.sealKey))
  }
  const claims = { username, sub: signedIn.sub, authTime: Math.floor(deps.now() / 1_000) }
  return withOwner(claims, deps, async (owner) => {
    if (owner.account.state !== 'active') return underWay(owner, deps)
    const { name } = await owner.openAccount()
    return confirmPage(name, await sealPass({ step: 'confirm', ...claims, until }, deps.sealKey))
  })
}

async function confirmed({ confirm, pass }: { confirm: string; pass: string }, owner: Principal, deps: Deps) {
  try {
    return requestedPage((await deps.requestErasure(confirm, owner)).statusUrl, 202)
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined
    if (code === 'confirmation_mismatch') return confirmPage((await owner.openAccount()).name, pass, true)
    if (code === 'reauthentication_required') return signInAgain(401, again, deps)
    if (code === 'account_erasing') return underWay(owner, deps)
    throw error
  }
}

/** The owner who signs in once more is shown the way to the status. */
async function underWay({ account }: Principal, { apiUrl, statusKey }: Deps): Promise<Answer> {
  if (account.erasureId === undefined) return deletionRefusal('erasing')
  return requestedPage(await statusLink(apiUrl, account.erasureId, statusKey), 200)
}

async function withOwner(claims: LoginClaims, deps: Deps, go: (owner: Principal) => Promise<Answer>): Promise<Answer> {
  const principal = await deps.findCaller(claims).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'no_account') return undefined
    throw error
  })
  if (!principal) return deletionRefusal('no-account')
  return principal.role === 'owner' ? go(principal) : deletionRefusal('not-owner')
}

const signInAgain = (status: number, text: string, { terms }: Deps) => deletionPage(terms, { status, text })
