import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Cloud } from './cloud.ts'

type Json = { readonly [field: string]: unknown }
export type Answer<Body = Json> = { readonly status: number; readonly body: Body }
/** Somebody signed in. */
export type Person = {
  readonly name: string
  readonly call: <Body = Json>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>
  /** The same, for what must work: throws with the problem's code otherwise. */
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

/** A login as an app's sign-up page would make it. */
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

/** The first sign-in with an invitation's temporary password, as Cognito asks for it; later ones with the real one. */
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
  if (!token) throw new Error(`${name} could not sign in`)
  return personWith(cloud, name, token)
}

function personWith(cloud: Cloud, name: string, token: string): Person {
  const call = <Body>(method: string, path: string, body?: unknown) => request<Body>(cloud, method, path, body, token)
  return {
    name,
    call,
    must: async <Body>(method: string, path: string, body?: unknown) => {
      const answer = await call<Body>(method, path, body)
      if (answer.status < 300) return answer.body
      throw new Error(
        `${method} ${path} was answered ${answer.status} ${(answer.body as Json | undefined)?.['code'] ?? ''}`,
      )
    },
  }
}

/** Without a login: public routes and the `_local` ones. */
export async function request<Body = Json>(
  cloud: Cloud,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answer<Body>> {
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const url = path.startsWith('http') ? path : `${cloud.url}${path}`
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body }
}

/** Asks again until there is an answer, for at most a minute; what happens later is what the queues are for. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${what} did not happen within ${seconds} s`)
}
