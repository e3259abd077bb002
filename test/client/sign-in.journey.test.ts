import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEngine } from '../../local/engines/call.ts'
import { createClient } from '../../packages/client/src/client.ts'
import { cognito, SignInRequired, type SignInStep, session } from '../../packages/client/src/sign-in.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../support/local-cloud.ts'

const chosen = 'Chosen-password-1'
const temporary = 'Temporary-pass-1'
/** Of the local Cognito, which sends no email. */
const emailed = '123456'

let cloud: LocalCloud
let signIn: ReturnType<typeof cognito>

beforeAll(async () => {
  cloud = await startLocalCloud()
  signIn = cognito({ endpoint: cloud.output('cognitoEndpoint'), clientId: cloud.output('userPoolClientId') })
})
afterAll(() => cloud.stop())

const admin = <Output>(action: string, input: object) =>
  callEngine<Output>(cloud.output('cognitoEndpoint'), 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, {
    UserPoolId: cloud.output('userPoolId'),
    ...input,
  })

function tokensOf(step: SignInStep) {
  if (step.step !== 'signed_in') throw new Error(step.step)
  return step.tokens
}

function challengeOf(step: SignInStep, asked: 'code' | 'new_password') {
  if (step.step !== asked) throw new Error(step.step)
  return step.challenge
}

/** Turns on an authenticator app. Returns what it shows. */
async function withAuthenticator(AccessToken: string): Promise<() => string> {
  const { SecretCode } = await admin<{ SecretCode: string }>('AssociateSoftwareToken', { AccessToken })
  // the engine's own library makes the code, as an authenticator app would
  const engine = createRequire(createRequire(import.meta.url).resolve('cognito-local/package.json'))
  const code = (): string => engine('./lib/services/totp.js').generate(SecretCode)
  await admin('VerifySoftwareToken', { AccessToken, UserCode: code() })
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await admin('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings })
  return code
}

/** Whether the API takes the token: it knows no account of it. */
async function expectValid(token: () => Promise<string>): Promise<void> {
  const { error } = await createClient({ baseUrl: cloud.url, token }).GET('/v1/me')
  expect(error).toMatchObject({ code: 'no_account' })
}

test('the code of an authenticator app is asked for, a wrong one may be tried again, and the tokens are renewed', async () => {
  const { email, token } = await cloud.signUp('code@example.test')
  const code = await withAuthenticator(token)
  const challenge = challengeOf(await signIn.signIn(email, testPassword), 'code')
  await expect(signIn.answerCode(challenge, '12')).rejects.toMatchObject({ code: 'wrong_code' })
  const renewed = session({ signIn, tokens: tokensOf(await signIn.answerCode(challenge, code())) })
  const { accessToken } = renewed.tokens()
  await renewed.token(accessToken)
  await expectValid(renewed.token)
  // the challenge is used up
  await expect(signIn.answerCode(challenge, code())).rejects.toMatchObject({ code: 'expired_challenge' })
})

test('after a new password the code is asked for as well', async () => {
  const { email, token } = await cloud.signUp('both@example.test')
  const code = await withAuthenticator(token)
  await admin('AdminSetUserPassword', { Username: email, Password: temporary, Permanent: false })
  await expect(signIn.signIn(email, testPassword)).rejects.toMatchObject({ code: 'wrong_credentials' })
  const first = challengeOf(await signIn.signIn(email, temporary), 'new_password')
  await expect(signIn.answerNewPassword(first, 'weak')).rejects.toMatchObject({ code: 'weak_password' })
  const second = challengeOf(await signIn.answerNewPassword(first, chosen), 'code')
  const { accessToken } = tokensOf(await signIn.answerCode(second, code()))
  await expectValid(async () => accessToken)
})

test('a forgotten password is replaced with the code of the email, once', async () => {
  const { email } = await cloud.signUp('forgot@example.test')
  await expect(signIn.confirmPassword(email, emailed, chosen)).rejects.toMatchObject({ code: 'expired_code' })
  await signIn.forgotPassword(email)
  await expect(signIn.confirmPassword(email, '000000', chosen)).rejects.toMatchObject({ code: 'wrong_code' })
  await expect(signIn.confirmPassword(email, emailed, 'weak')).rejects.toMatchObject({ code: 'weak_password' })
  await signIn.confirmPassword(email, emailed, chosen)
  await expect(signIn.confirmPassword(email, emailed, chosen)).rejects.toMatchObject({ code: 'expired_code' })
  await expect(signIn.signIn(email, testPassword)).rejects.toMatchObject({ code: 'wrong_credentials' })
  tokensOf(await signIn.signIn(email, chosen))
})

test('who has no login, or only an invitation, gets no code', async () => {
  await signIn.forgotPassword('unknown@example.test')
  const unknown = signIn.confirmPassword('unknown@example.test', emailed, chosen)
  await expect(unknown).rejects.toMatchObject({ code: 'wrong_code' })
  const Username = 'invited@example.test'
  const UserAttributes = [{ Name: 'email', Value: Username }]
  const MessageAction = 'SUPPRESS'
  await admin('AdminCreateUser', { Username, UserAttributes, MessageAction, TemporaryPassword: temporary })
  await expect(signIn.forgotPassword(Username)).rejects.toMatchObject({ code: 'not_confirmed' })
})

test('after signing out the tokens are not renewed', async () => {
  const { email } = await cloud.signUp('out@example.test')
  const tokens = tokensOf(await signIn.signIn(email, testPassword))
  await signIn.signOut(tokens)
  await expect(session({ signIn, tokens }).token(tokens.accessToken)).rejects.toBeInstanceOf(SignInRequired)
})
