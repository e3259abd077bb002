import { SignInRequired, type TokenSource } from '../token-source.ts'
import type { SignIn } from './cognito.ts'
import { SignInError, type SignInErrorCode } from './sign-in-error.ts'
import type { Tokens } from './tokens.ts'

export type SessionOptions = {
  readonly signIn: Pick<SignIn, 'refresh'>
  readonly tokens: Tokens
  /** Called with each renewed set, to be stored. */
  readonly save?: (tokens: Tokens) => void | Promise<void>
  /** Epoch milliseconds. */
  readonly now?: () => number
}

export type Session = { readonly token: TokenSource; readonly tokens: () => Tokens }

/** So that a token does not expire under way. */
const earlyMilliseconds = 60_000

/** A refusal that stays however often it is asked for. */
const finalCodes: readonly SignInErrorCode[] = ['wrong_credentials', 'password_reset_required', 'not_confirmed']

/** Keeps an access token valid: renews it shortly before it expires and after a 401, once for all requests that wait for it. */
export function session({ signIn, tokens: first, save, now = Date.now }: SessionOptions): Session {
  let tokens = first
  let renewal: Promise<Tokens> | undefined

  async function renew(): Promise<Tokens> {
    try {
      tokens = await signIn.refresh(tokens)
      await save?.(tokens)
      return tokens
    } catch (error) {
      if (error instanceof SignInError && finalCodes.includes(error.code)) throw new SignInRequired()
      throw error
    } finally {
      renewal = undefined
    }
  }

  const isExpiring = () => tokens.expiresAt !== undefined && tokens.expiresAt - earlyMilliseconds <= now()

  return {
    tokens: () => tokens,
    async token(refused) {
      if (refused !== tokens.accessToken && !isExpiring()) return tokens.accessToken
      renewal ??= renew()
      return (await renewal).accessToken
    },
  }
}
