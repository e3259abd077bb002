import { type Fetch, platformFetch } from '../authorized-fetch.ts'
import { type SignInErrorCode, signInError } from './sign-in-error.ts'
import { type AuthenticationResult, type Tokens, tokensFrom } from './tokens.ts'

export type CognitoOptions = {
  /** `https://cognito-idp.<region>.amazonaws.com`; of the local cloud, `cognitoEndpoint` of its outputs. */
  readonly endpoint: string
  readonly clientId: string
  readonly fetch?: Fetch
  /** Epoch milliseconds. */
  readonly now?: () => number
}

/** What Cognito asks for; plain data, valid for three minutes. */
export type Challenge = { readonly name: string; readonly username: string; readonly session: string }

export type SignInStep =
  | { readonly step: 'signed_in'; readonly tokens: Tokens }
  /** The password was a temporary one: `answerNewPassword`. */
  | { readonly step: 'new_password'; readonly challenge: Challenge }
  /** Of the authenticator app: `answerCode`. */
  | { readonly step: 'code'; readonly challenge: Challenge }

export type SignIn = ReturnType<typeof cognito>

type AuthOutput = {
  readonly AuthenticationResult?: AuthenticationResult
  readonly ChallengeName?: string
  readonly Session?: string
}
type Meanings = { readonly [reason: string]: SignInErrorCode }

/** Each method throws `SignInError`, or what `fetch` throws when there is no network. */
export function cognito({ endpoint, clientId, fetch = platformFetch, now = Date.now }: CognitoOptions) {
  async function call<Output>(action: string, input: object, meanings?: Meanings): Promise<Output> {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    }
    const body = JSON.stringify({ ClientId: clientId, ...input })
    const response = await fetch(new Request(endpoint, { method: 'POST', headers, body }))
    const output = await response.json().catch(() => ({}))
    if (response.ok) return output as Output
    const name = String(output.__type ?? response.status)
    throw signInError(name.slice(name.lastIndexOf('#') + 1), meanings)
  }

  function stepOf(username: string, output: AuthOutput): SignInStep {
    if (output.AuthenticationResult) {
      return { step: 'signed_in', tokens: tokensFrom(output.AuthenticationResult, now()) }
    }
    const { ChallengeName: name = '', Session: session = '' } = output
    const challenge = { name, username, session }
    if (name === 'NEW_PASSWORD_REQUIRED') return { step: 'new_password', challenge }
    if (name === 'SOFTWARE_TOKEN_MFA') return { step: 'code', challenge }
    throw signInError(name)
  }

  async function answer({ name, username, session }: Challenge, given: object): Promise<SignInStep> {
    const ChallengeResponses = { USERNAME: username, ...given }
    const input = { ChallengeName: name, Session: session, ChallengeResponses }
    const meanings = { NotAuthorizedException: 'expired_challenge' } as const
    return stepOf(username, await call('RespondToAuthChallenge', input, meanings))
  }

  return {
    async signIn(email: string, password: string): Promise<SignInStep> {
      const AuthParameters = { USERNAME: email, PASSWORD: password }
      // the local Cognito calls a wrong password invalid
      const meanings = { InvalidPasswordException: 'wrong_credentials' } as const
      return stepOf(email, await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }, meanings))
    },

    answerNewPassword: (challenge: Challenge, password: string) => answer(challenge, { NEW_PASSWORD: password }),

    answerCode: (challenge: Challenge, code: string) => answer(challenge, { SOFTWARE_TOKEN_MFA_CODE: code }),

    /** Sends a code by email, if there is such a login. */
    async forgotPassword(email: string): Promise<void> {
      await call('ForgotPassword', { Username: email })
    },

    /** Sets a password with the code of the email. Sign in with it afterwards. */
    async confirmPassword(email: string, code: string, password: string): Promise<void> {
      await call('ConfirmForgotPassword', { Username: email, ConfirmationCode: code, Password: password })
    },

    /** @throws SignInError `wrong_credentials` when the refresh token is not valid any more */
    async refresh({ refreshToken }: Tokens): Promise<Tokens> {
      const AuthParameters = { REFRESH_TOKEN: refreshToken }
      const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }
      const { AuthenticationResult: result } = await call<AuthOutput>('InitiateAuth', input)
      // a page of a hotspot: the sign-in is not over
      if (!result) throw signInError('NoTokens')
      return tokensFrom(result, now(), refreshToken)
    },

    /** Makes the refresh token invalid. */
    async signOut({ refreshToken }: Tokens): Promise<void> {
      await call('RevokeToken', { Token: refreshToken })
    },
  }
}
