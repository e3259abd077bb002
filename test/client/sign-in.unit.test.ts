import { describe, expect, test } from 'vitest'
import { cognito, SignInError, SignInRequired, session } from '../../packages/client/src/sign-in.ts'
import { type Answer, aServer } from './a-server.ts'

const now = () => 1_000_000
const signedIn = { AccessToken: 'access', RefreshToken: 'refresh', ExpiresIn: 3_600 }
const challengeOf = (ChallengeName: string, more = {}) => ({
  status: 200,
  body: { ChallengeName, Session: 'session', ...more },
})
const failing = (__type: string): Answer => ({ status: 400, body: { __type } })

function aCognito(...answers: Answer[]) {
  const { send, requests } = aServer(...answers)
  return { signIn: cognito({ endpoint: 'https://cognito.example.test/', clientId: 'app', fetch: send, now }), requests }
}

test('a password gives tokens, with the time at which they expire', async () => {
  const { signIn, requests } = aCognito({ status: 200, body: { AuthenticationResult: signedIn } })
  const tokens = { accessToken: 'access', refreshToken: 'refresh', expiresAt: 4_600_000 }
  expect(await signIn.signIn('ana@example.test', 'secret')).toEqual({ step: 'signed_in', tokens })
  expect(requests[0]?.body).toMatchObject({ ClientId: 'app', AuthFlow: 'USER_PASSWORD_AUTH' })
})

test('a temporary password is replaced, and a code may be asked for after it', async () => {
  const { signIn, requests } = aCognito(challengeOf('NEW_PASSWORD_REQUIRED'), challengeOf('SOFTWARE_TOKEN_MFA'), {
    status: 200,
    body: { AuthenticationResult: signedIn },
  })
  const first = await signIn.signIn('ana@example.test', 'temporary')
  if (first.step !== 'new_password') throw new Error(first.step)
  const second = await signIn.answerNewPassword(first.challenge, 'chosen')
  if (second.step !== 'code') throw new Error(second.step)
  expect(await signIn.answerCode(second.challenge, '123456')).toMatchObject({ step: 'signed_in' })
  const USERNAME = 'ana@example.test'
  expect(requests.slice(1).map(({ body }) => body)).toEqual([
    expect.objectContaining({ Session: 'session', ChallengeResponses: { USERNAME, NEW_PASSWORD: 'chosen' } }),
    expect.objectContaining({
      Session: 'session',
      ChallengeResponses: { USERNAME, SOFTWARE_TOKEN_MFA_CODE: '123456' },
    }),
  ])
})

test('a forgotten password is set with the code of the email', async () => {
  const { signIn, requests } = aCognito(
    { status: 200, body: { CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' } } },
    { status: 200, body: '' },
  )
  await signIn.forgotPassword('ana@example.test')
  await signIn.confirmPassword('ana@example.test', '123456', 'chosen')
  expect(requests.map(({ headers }) => headers['x-amz-target']?.split('.')[1])).toEqual([
    'ForgotPassword',
    'ConfirmForgotPassword',
  ])
})

test('a challenge is answered for the login that Cognito found by the address', async () => {
  const ChallengeParameters = { USER_ID_FOR_SRP: 'login-of-ana' }
  const { signIn, requests } = aCognito(challengeOf('NEW_PASSWORD_REQUIRED', { ChallengeParameters }), {
    status: 200,
    body: { AuthenticationResult: signedIn },
  })
  const step = await signIn.signIn('ana@example.test', 'temporary')
  if (step.step !== 'new_password') throw new Error(step.step)
  await signIn.answerNewPassword(step.challenge, 'chosen')
  expect(requests[1]?.body).toMatchObject({ ChallengeResponses: { USERNAME: 'login-of-ana' } })
})

test.each<[string, Answer]>([
  ['no network', 'no network'],
  ['the page of a hotspot', { status: 200, body: '<html>' }],
  ['a page that refuses', { status: 403, body: '<html>' }],
  ['JSON of something else', { status: 200, body: null }],
])('%s does not pass for what Cognito says', async (_, answer) => {
  const { signIn } = aCognito(...Array<Answer>(6).fill(answer))
  const tokens = { accessToken: 'access', refreshToken: 'refresh' }
  const challenge = { name: 'NEW_PASSWORD_REQUIRED', username: 'ana', session: 'session' }
  const calls = [
    signIn.signIn('ana@example.test', 'secret'),
    signIn.answerNewPassword(challenge, 'chosen'),
    signIn.forgotPassword('ana@example.test'),
    signIn.confirmPassword('ana@example.test', '123456', 'chosen'),
    signIn.refresh(tokens),
    signIn.signOut(tokens),
  ]
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'unavailable' })
})

test('an answer that never comes ends a call, and does not hold up those that come later', async () => {
  const fetch = () => new Promise<never>(() => undefined)
  const signIn = cognito({ endpoint: 'https://cognito.example.test', clientId: 'app', fetch, timeoutMilliseconds: 5 })
  const { token } = session({ signIn, tokens: { accessToken: 'access', refreshToken: 'refresh' } })
  for (let time = 0; time < 2; time += 1) await expect(token('access')).rejects.toMatchObject({ code: 'unavailable' })
})

test('a password goes to no address without TLS', () => {
  expect(() => cognito({ endpoint: 'http://cognito.example.test', clientId: 'app' })).toThrow('endpoint: must begin')
})

describe('errors have one name each', () => {
  test.each([
    ['com.amazonaws.cognito#NotAuthorizedException', 'wrong_credentials'],
    ['UserNotFoundException', 'wrong_credentials'],
    ['PasswordResetRequiredException', 'password_reset_required'],
    ['TooManyRequestsException', 'too_many'],
    ['InternalErrorException', 'unavailable'],
    ['InvalidParameterException', 'failed'],
  ])('%s at a sign-in is %s', async (name, code) => {
    const { signIn } = aCognito(failing(name))
    await expect(signIn.signIn('ana@example.test', 'secret')).rejects.toMatchObject({ code })
  })

  test.each([
    ['NotAuthorizedException', 'expired_challenge'],
    ['InvalidPasswordException', 'weak_password'],
    ['CodeMismatchException', 'wrong_code'],
  ])('%s at a challenge is %s', async (name, code) => {
    const { signIn } = aCognito(failing(name))
    const challenge = { name: 'NEW_PASSWORD_REQUIRED', username: 'ana@example.test', session: 'session' }
    await expect(signIn.answerNewPassword(challenge, 'weak')).rejects.toMatchObject({ code })
  })

  test('a challenge that this client cannot answer is named', async () => {
    const { signIn } = aCognito(challengeOf('MFA_SETUP'))
    await expect(signIn.signIn('a', 'b')).rejects.toMatchObject({ code: 'failed', reason: 'MFA_SETUP' })
  })
})

describe('a session', () => {
  const tokens = { accessToken: 'access', refreshToken: 'refresh', expiresAt: 4_600_000 }
  const renewed = { status: 200, body: { AuthenticationResult: { AccessToken: 'second', ExpiresIn: 3_600 } } }

  test('renews once for all requests that were refused, and keeps the refresh token', async () => {
    const { signIn, requests } = aCognito(renewed)
    const saved: unknown[] = []
    const { token } = session({ signIn, tokens, now, save: (each) => void saved.push(each) })
    expect(await token()).toBe('access')
    const [one, other] = [token('access'), token('access')]
    expect([await one, await other, await token('access')]).toEqual(['second', 'second', 'second'])
    expect(requests).toHaveLength(1)
    expect(saved).toEqual([{ accessToken: 'second', refreshToken: 'refresh', expiresAt: 4_600_000 }])
  })

  test('renews shortly before the token expires', async () => {
    const { signIn } = aCognito(renewed)
    let time = 4_539_999
    const { token } = session({ signIn, tokens, now: () => time })
    expect(await token()).toBe('access')
    time += 1
    expect(await token()).toBe('second')
  })

  test('ends when the refresh token is refused, and not without a network', async () => {
    const hotspot: Answer = { status: 200, body: '<html>' }
    const throttled = failing('TooManyRequestsException')
    const { signIn } = aCognito('no network', hotspot, throttled, failing('NotAuthorizedException'))
    const { token } = session({ signIn, tokens, now })
    await expect(token('access')).rejects.toMatchObject({ code: 'unavailable' })
    await expect(token('access')).rejects.toMatchObject({ code: 'unavailable' })
    await expect(token('access')).rejects.toBeInstanceOf(SignInError)
    await expect(token('access')).rejects.toBeInstanceOf(SignInRequired)
  })
})
