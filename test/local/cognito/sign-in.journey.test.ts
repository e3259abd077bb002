import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEngine, EngineError } from '../../../local/engines/call.ts'
import { claimsIn, type Tokens } from '../../../local/engines/cognito-router.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../../support/local-cloud.ts'

type Answer = { AuthenticationResult?: Tokens; ChallengeName?: string; Session?: string; SecretCode?: string }

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

const cognito = (action: string, input: object) =>
  callEngine<Answer>(cloud.output('cognitoEndpoint'), 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, {
    ClientId: cloud.output('userPoolClientId'),
    ...input,
  })
const start = (username: string, password: string) =>
  cognito('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  })
const respond = (username: string, challenge: Answer, responses: object) =>
  cognito('RespondToAuthChallenge', {
    ChallengeName: challenge.ChallengeName,
    Session: challenge.Session,
    ChallengeResponses: { USERNAME: username, ...responses },
  })
const refresh = async (token: string | undefined) =>
  (await cognito('InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: token } }))
    .AuthenticationResult
const refused = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof EngineError ? error.message : error
}

/** As an invitation makes it: with a temporary password. */
async function invited(username: string): Promise<Answer> {
  const UserPoolId = cloud.output('userPoolId')
  const user = { UserPoolId, Username: username, TemporaryPassword: 'Temporary-pass-1', MessageAction: 'SUPPRESS' }
  await cognito('AdminCreateUser', { ...user, UserAttributes: [{ Name: 'email', Value: username }] })
  return start(username, 'Temporary-pass-1')
}

test('tokens say how long they live, as they themselves do', async () => {
  const { email } = await cloud.signUp('lifetime@example.test')
  const { AuthenticationResult: tokens } = await start(email, testPassword)
  expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
  expect(await refresh(tokens?.RefreshToken)).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
})

test('the refresh token that a first password brings works, by both actions', async () => {
  const challenge = await invited('first@example.test')
  expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  const { AuthenticationResult: tokens } = await respond('first@example.test', challenge, {
    NEW_PASSWORD: testPassword,
  })
  const refreshed = await refresh(tokens?.RefreshToken)
  const newer = await cognito('GetTokensFromRefreshToken', { RefreshToken: tokens?.RefreshToken })
  for (const token of [refreshed?.AccessToken, newer.AuthenticationResult?.AccessToken])
    expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 403, body: { code: 'no_account' } })
  expect(await refused(refresh('forged'))).toContain('NotAuthorizedException')
})

test('a refreshed token is no newer sign-in', async () => {
  const { email } = await cloud.signUp('again@example.test')
  const { AuthenticationResult: tokens } = await start(email, testPassword)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const [first, second] = [tokens, await refresh(tokens?.RefreshToken)].map((each) => claimsIn(each?.AccessToken ?? ''))
  expect(second?.['iat']).toBeGreaterThan(Number(first?.['iat']))
  expect(second?.['auth_time']).toBe(first?.['auth_time'])
})

test('a password that breaks the policy is refused wherever one is set, and the challenge stays open', async () => {
  const challenge = await invited('weak@example.test')
  const weak = {
    'Short-1': 'Password not long enough',
    'no-upper-case-1': 'Password must have uppercase characters',
    'NO-LOWER-CASE-1': 'Password must have lowercase characters',
    'No-digit-in-it': 'Password must have numeric characters',
    NoSymbolInIt1: 'Password must have symbol characters',
  }
  for (const [password, why] of Object.entries(weak)) {
    const answer = respond('weak@example.test', challenge, { NEW_PASSWORD: password })
    expect(await refused(answer)).toBe(`InvalidPasswordException: Password did not conform with policy: ${why}`)
  }
  const { AuthenticationResult } = await respond('weak@example.test', challenge, { NEW_PASSWORD: testPassword })
  const AccessToken = AuthenticationResult?.AccessToken
  const elsewhere = [
    cognito('SignUp', { Username: 'new@example.test', Password: 'weak' }),
    cognito('ChangePassword', { AccessToken, PreviousPassword: testPassword, ProposedPassword: 'weak' }),
    cognito('ConfirmForgotPassword', {
      Username: 'weak@example.test',
      ConfirmationCode: '123456',
      Password: 'weak',
    }),
  ]
  for (const call of elsewhere) expect(await refused(call)).toContain('InvalidPasswordException')
  const wrong = { AccessToken, PreviousPassword: 'Another-password-1', ProposedPassword: 'Test-password-2' }
  expect(await refused(cognito('ChangePassword', wrong))).toContain('NotAuthorizedException')
})

test('a forgotten password is replaced with a code; an unknown address looks the same', async () => {
  const { email } = await cloud.signUp('forgot@example.test')
  expect(await cognito('ForgotPassword', { Username: email })).toHaveProperty('CodeDeliveryDetails')
  expect(await cognito('ForgotPassword', { Username: 'who@example.test' })).toHaveProperty('CodeDeliveryDetails')
  const change = { Username: email, ConfirmationCode: '123456', Password: 'Another-password-2' }
  expect(await refused(cognito('ConfirmForgotPassword', { ...change, ConfirmationCode: '000000' }))).toContain(
    'CodeMismatchException',
  )
  await cognito('ConfirmForgotPassword', change)
  expect(await start(email, change.Password)).toHaveProperty('AuthenticationResult')
})

test('a login with an authenticator app is asked for its code', async () => {
  const { email, token } = await cloud.signUp('code@example.test')
  const { SecretCode = '' } = await cognito('AssociateSoftwareToken', { AccessToken: token })
  // the engine's own library makes the code, as an authenticator app would
  const engine = createRequire(createRequire(import.meta.url).resolve('cognito-local/package.json'))
  const code = (): string => engine('./lib/services/totp.js').generate(SecretCode)
  await cognito('VerifySoftwareToken', { AccessToken: token, UserCode: code() })
  const preference = { Enabled: true, PreferredMfa: true }
  await cognito('SetUserMFAPreference', { AccessToken: token, SoftwareTokenMfaSettings: preference })
  const challenge = await start(email, testPassword)
  expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  expect(await refused(respond(email, challenge, { SOFTWARE_TOKEN_MFA_CODE: '12' }))).toContain('CodeMismatchException')
  const { AuthenticationResult } = await respond(email, challenge, { SOFTWARE_TOKEN_MFA_CODE: code() })
  expect(await refresh(AuthenticationResult?.RefreshToken)).toMatchObject({ ExpiresIn: 3600 })
})
