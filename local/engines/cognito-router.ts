export type Context = unknown

export type User = {
  Username: string
  Password: string
  Enabled: boolean
  UserStatus: string
  UserMFASettingList?: string[]
  /** Of a forgotten password; gone once it was used. */
  ConfirmationCode?: string
}

export type PasswordPolicy = {
  MinimumLength?: number
  RequireLowercase?: boolean
  RequireUppercase?: boolean
  RequireNumbers?: boolean
  RequireSymbols?: boolean
}

export type Pool = {
  options: { Policies?: { PasswordPolicy?: PasswordPolicy } }
  getUserByUsername(context: Context, name: string): Promise<User | null>
  getUserByRefreshToken(context: Context, token: string): Promise<User | null>
  storeRefreshToken(context: Context, token: string, user: User): Promise<void>
}

export type Services = {
  cognito: {
    getUserPool(context: Context, id: string): Promise<Pool>
    getUserPoolForClientId(context: Context, clientId: string): Promise<Pool>
  }
}

/** The fields that a wrapper reads, of any action. */
export type Request = {
  ClientId?: string
  UserPoolId?: string
  AuthFlow?: string
  Session?: string
  AuthParameters?: Record<string, string>
  ChallengeResponses?: Record<string, string>
  AccessToken?: string
  RefreshToken?: string
  Username?: string
  Password?: string
  PreviousPassword?: string
  ProposedPassword?: string
  TemporaryPassword?: string
}

export type Tokens = {
  AccessToken: string
  IdToken: string
  RefreshToken?: string
  ExpiresIn?: number
  TokenType?: string
}

export type Answer = {
  Session?: string
  ChallengeName?: string
  ChallengeParameters?: Record<string, string>
  AuthenticationResult?: Tokens
  CodeDeliveryDetails?: object
}

export type Route = (context: Context, request: Request) => Promise<Answer>

/** The engine's: the route of an action. */
export type Router = (services: Services) => (target: string) => Route

/** `code` is the exception's name. */
export async function cognitoError(code: string, message: string): Promise<Error> {
  const { CognitoError } = await import('cognito-local/lib/errors.js')
  return new CognitoError(code, message)
}

export const refusal = (message: string) => cognitoError('NotAuthorizedException', message)

/** The payload of a JWT, not verified. */
export function claimsIn(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
