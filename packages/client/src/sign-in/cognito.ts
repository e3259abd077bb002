import type { Fetch } from '../authorized-fetch.ts'
import { type Call, caller } from './call.ts'
import { SignInError } from './sign-in-error.ts'
import { type AuthenticationResult, type Tokens, tokensFrom } from './tokens.ts'

export type CognitoOptions = {
  /** `https://cognito-idp.<region>.amazonaws.com`; of the local cloud, `cognitoEndpoint` of its outputs. */
  readonly endpoint: string
  readonly clientId: string
  readonly fetch?: Fetch
  /** Epoch milliseconds. */
  readonly now?: () => number
  /** For one answer of Cognito; 60,000 by default. */
  readonly timeoutMilliseconds?: number
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

type ForgotOutput = { readonly CodeDeliveryDetails?: object }
type AuthOutput = {
  readonly AuthenticationResult?: AuthenticationResult
  readonly ChallengeName?: string
  readonly ChallengeParameters?: { readonly [name: string]: string }
  readonly Session?: string
}

/**
 * Each method throws `SignInError`.
 * @throws TypeError with an `endpoint` to which no password may go
 */
export function cognito({ now = Date.now, ...options }: CognitoOptions) {
  const call: Call = caller(options)

  /** Of the name that a person typed, Cognito says which login it is. */
  function stepOf(typed: string, output: AuthOutput): SignInStep {
    const {
      AuthenticationResult: result,
      ChallengeName: name,
      ChallengeParameters = {},
      Session: session = '',
    } = output
    if (result) return { step: 'signed_in', tokens: tokensFrom(result, now()) }
    if (!name) throw new SignInError('unavailable', 'neither tokens nor a challenge')
    const challenge = { name, username: ChallengeParameters['USER_ID_FOR_SRP'] ?? typed, session }
    if (name === 'NEW_PASSWORD_REQUIRED') return { step: 'new_password', challenge }
    if (name === 'SOFTWARE_TOKEN_MFA') return { step: 'code', challenge }
    throw new SignInError('failed', name)
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
      return stepOf(email, await call('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }))
    },

    answerNewPassword: (challenge: Challenge, password: string) => answer(challenge, { NEW_PASSWORD: password }),

    answerCode: (challenge: Challenge, code: string) => answer(challenge, { SOFTWARE_TOKEN_MFA_CODE: code }),

    /** Sends a code by email, if there is such a login. */
    async forgotPassword(email: string): Promise<void> {
      const { CodeDeliveryDetails } = await call<ForgotOutput>(
        'ForgotPassword',
        { Username: email },
        // of a login with the temporary password of an invitation
        { NotAuthorizedException: 'not_confirmed' },
      )
      if (!CodeDeliveryDetails) throw new SignInError('unavailable', 'no code was sent')
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
      if (!result) throw new SignInError('unavailable', 'no tokens')
      return tokensFrom(result, now(), refreshToken)
    },

    /** Makes the refresh token invalid. */
    async signOut({ refreshToken }: Tokens): Promise<void> {
      await call('RevokeToken', { Token: refreshToken })
    },
  }
}
