/** Plain data, to be stored where the platform keeps secrets. */
export type Tokens = {
  readonly accessToken: string
  /** For 30 days. */
  readonly refreshToken: string
  /** Of the access token, epoch milliseconds by this device's clock. Undefined where Cognito did not say it. */
  readonly expiresAt?: number
}

export type AuthenticationResult = {
  readonly AccessToken: string
  readonly RefreshToken?: string
  readonly ExpiresIn?: number
}

/** A refresh answers without a refresh token: the one before goes on. */
export function tokensFrom(result: AuthenticationResult, now: number, refreshToken = ''): Tokens {
  const { AccessToken, RefreshToken = refreshToken, ExpiresIn } = result
  const expiry = ExpiresIn === undefined ? {} : { expiresAt: now + ExpiresIn * 1_000 }
  return { accessToken: AccessToken, refreshToken: RefreshToken, ...expiry }
}
