import {
  type AuthenticationResultType,
  type ChallengeNameType,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'

/** `code`: a second factor is asked for. `first-time`: the invitation's password was never changed. */
export type SignedIn =
  | { readonly what: 'signed-in'; readonly sub: string; readonly username: string }
  | { readonly what: 'code'; readonly session: string; readonly username: string }
  | { readonly what: 'first-time' }
  | { readonly what: 'refused' }

export type SignInClient = ReturnType<typeof signInClient>

const refusals =
  /^(NotAuthorized|UserNotFound|InvalidPassword|UserNotConfirmed|PasswordResetRequired|CodeMismatch|ExpiredCode|InvalidParameter)Exception$/

/** Sign-in by mail and password, as the app does it: no right of ours is used, and the tokens are kept nowhere. */
export function signInClient(clientId: string, client = new CognitoIdentityProviderClient({})) {
  type Answered = {
    readonly AuthenticationResult?: AuthenticationResultType | undefined
    readonly ChallengeName?: ChallengeNameType | undefined
    readonly Session?: string | undefined
  }
  const outcomeOf = async (username: string, ask: () => Promise<Answered>): Promise<SignedIn> => {
    try {
      const { AuthenticationResult, ChallengeName, Session = '' } = await ask()
      if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return { what: 'code', session: Session, username }
      if (ChallengeName === 'NEW_PASSWORD_REQUIRED') return { what: 'first-time' }
      return whoseToken(AuthenticationResult?.AccessToken)
    } catch (error) {
      if (error instanceof Error && refusals.test(error.name)) return { what: 'refused' }
      throw error
    }
  }

  return {
    signIn: (email: string, password: string): Promise<SignedIn> => {
      const AuthParameters = { USERNAME: email, PASSWORD: password }
      const command = new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters })
      return outcomeOf(email, () => client.send(command))
    },

    answerCode: (username: string, session: string, code: string): Promise<SignedIn> => {
      const ChallengeResponses = { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code }
      const challenge = { ClientId: clientId, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: session } as const
      return outcomeOf(username, () =>
        client.send(new RespondToAuthChallengeCommand({ ...challenge, ChallengeResponses })),
      )
    },
  }
}

/** It comes from Cognito itself, by this very call: there is nothing to verify. */
function whoseToken(token: string | undefined): SignedIn {
  if (token === undefined) return { what: 'refused' }
  const { sub, username } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return { what: 'signed-in', sub: String(sub), username: String(username) }
}
