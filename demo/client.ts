import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CommandFailure } from '../tools/command.ts'
import type { Cloud } from './cloud.ts'

type Json = { readonly [field: string]: unknown }
export type Response<Body = Json> = { readonly status: number; readonly body: Body }
export type Person = {
  readonly name: string
  readonly email: string
  readonly call: <Body = Json>(method: string, path: string, body?: unknown) => Promise<Response<Body>>
  /** @throws CommandFailure with the problem's code */
  readonly must: <Body = Json>(method: string, path: string, body?: unknown) => Promise<Body>
}

const password = 'Fieldpost-demo-1'

export function cognitoOf(cloud: Cloud) {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' }
  return new CognitoIdentityProviderClient({
    endpoint: cloud.outputs['cognitoEndpoint'] ?? '',
    region: 'us-east-1',
    credentials,
  })
}

export async function signUp(cloud: Cloud, name: string, email: string): Promise<Person> {
  const cognito = cognitoOf(cloud)
  const user = { UserPoolId: cloud.outputs['userPoolId'], Username: email }
  const attributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ]
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }))
  return signIn(cloud, name, email, password)
}

/** Replaces the temporary password of an invitation, as Cognito requires. */
export async function signIn(cloud: Cloud, name: string, email: string, secret: string): Promise<Person> {
  const cognito = cognitoOf(cloud)
  const ClientId = cloud.outputs['userPoolClientId']
  const first = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: secret },
    }),
  )
  const challenged = first.ChallengeName === 'NEW_PASSWORD_REQUIRED'
  const challenge = { ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: first.Session } as const
  const ChallengeResponses = { USERNAME: email, NEW_PASSWORD: password }
  const signedIn = challenged
    ? await cognito.send(new RespondToAuthChallengeCommand({ ...challenge, ChallengeResponses }))
    : first
  const token = signedIn.AuthenticationResult?.AccessToken
  if (!token) throw new CommandFailure(`${name} cannot sign in.`)
  return personWith(cloud, { name, email, token })
}

function personWith(cloud: Cloud, { name, email, token }: { name: string; email: string; token: string }): Person {
  const call = <Body>(method: string, path: string, body?: unknown) => request<Body>(cloud, method, path, body, token)
  return {
    name,
    email,
    call,
    must: async <Body>(method: string, path: string, body?: unknown) => {
      const response = await call<Body>(method, path, body)
      if (response.status < 300) return response.body
      const { code = '' } = (response.body ?? {}) as Json
      throw new CommandFailure(`The demo stops: ${method} ${path} was answered with ${response.status} ${code}`)
    },
  }
}

/** @throws CommandFailure if the local cloud is gone */
export async function request<Body = Json>(
  cloud: Cloud,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Response<Body>> {
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const url = path.startsWith('http') ? path : `${cloud.url}${path}`
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new CommandFailure(`The demo stops: the local cloud at ${cloud.url} does not answer any more.`)
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body }
}

/**
 * Polls, since the queues need a moment.
 * @throws CommandFailure after too long
 */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new CommandFailure(`The demo stops: ${what} did not happen within ${seconds} s.`)
}
