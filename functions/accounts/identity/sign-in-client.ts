import {
  type AuthenticationResultType,
  type ChallengeNameType,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'

/** `code`: Cognito demands a second factor. `first-time`: the temporary password was never changed. */
export type SignInResult =
  | { readonly outcome: 'signed-in'; readonly sub: string; readonly username: string }
  | { readonly outcome: 'code'; readonly session: string; readonly username: string }
  | { readonly outcome: 'first-time' }
  | { readonly outcome: 'refused' }

export type SignInClient = ReturnType<typeof signInClient>

const refusals =
  /^(NotAuthorized|UserNotFound|InvalidPassword|UserNotConfirmed|PasswordResetRequired|CodeMismatch|ExpiredCode|InvalidParameter)Exception$/

/** With the user's rights only; tokens are not stored. */
export function signInClient(clientId: string, client = new CognitoIdentityProviderClient({})) {
  type AuthOutput = {
    readonly AuthenticationResult?: AuthenticationResultType | undefined
    readonly ChallengeName?: ChallengeNameType | undefined
    readonly Session?: string | undefined
  }
  const resultOf = async (username: string, send: () => Promise<AuthOutput>): Promise<SignInResult> => {
    try {
      const { AuthenticationResult, ChallengeName, Session = '' } = await send()
      if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return { outcome: 'code', session: Session, username }
      if (ChallengeName === 'NEW_PASSWORD_REQUIRED') return { outcome: 'first-time' }
      return resultFromToken(AuthenticationResult?.AccessToken)
    } catch (error) {
      if (error instanceof Error && refusals.test(error.name)) return { outcome: 'refused' }
      throw error
    }
  }

  return {
    signIn: (email: string, password: string): Promise<SignInResult> => {
      const AuthParameters = { USERNAME: email, PASSWORD: password }
      const command = new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters })
      return resultOf(email, () => client.send(command))
    },

    submitCode: (username: string, session: string, code: string): Promise<SignInResult> => {
      const ChallengeResponses = { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code }
      const challenge = { ClientId: clientId, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: session } as const
      return resultOf(username, () =>
        client.send(new RespondToAuthChallengeCommand({ ...challenge, ChallengeResponses })),
      )
    },
  }
}

/** Needs no verification: Cognito returned the token in this call. */
function resultFromToken(token: string | undefined): SignInResult {
  if (token === undefined) return { outcome: 'refused' }
  const { sub, username } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return { outcome: 'signed-in', sub: String(sub), username: String(username) }
}
