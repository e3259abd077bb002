import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Email } from '../../local/email/mailbox.ts'
import { callEngine } from '../../local/engines/call.ts'
import type { FunctionStatistics } from '../../local/functions/statistics.ts'
import type { Text } from '../../local/sms/carrier.ts'
import { anyFreePort } from '../../local/state/ports.ts'
import { demandDescribed } from './documented/exchange-faults.ts'
import { type Http, httpTo } from './http.ts'

export type Row = Record<string, Record<string, unknown>>
export type Login = { email: string; password: string; sub: string; token: string }

export type LocalCloudOptions = {
  /** `test` by default, with timeouts of 5 s. */
  stage?: string
  /** An existing state folder; by default a new one, removed by `stop`. */
  state?: string
  env?: Record<string, string>
}

export type LocalCloud = Http & {
  readonly url: string
  readonly state: string
  /** A value of outputs.json, such as `dynamoDbEndpoint`. */
  output(name: string): string
  /** With SIGTERM. Removes the state unless it was given. */
  stop(): Promise<void>
  /** With SIGKILL. */
  kill(): Promise<void>
  /** With the same state and port. */
  restart(): Promise<void>
  /** A login without an account. */
  signUp(email: string, password?: string): Promise<Login>
  /** Returns an access token. `newPassword` replaces a temporary password. */
  signIn(email: string, password: string, newPassword?: string): Promise<string>
  /** By an ISO 8601 duration. Runs everything due by then. */
  advance(duration: string): Promise<void>
  texts(to?: string): Promise<Text[]>
  emails(to?: string): Promise<Email[]>
  inbound(from: string, body: string, to?: string): Promise<void>
  /** Makes calls to a service fail; see `POST /_local/faults`. */
  fault(fault: { service: string; action?: string; error: string; rate?: number; times?: number }): Promise<void>
  clearFaults(): Promise<void>
  functions(): Promise<FunctionStatistics[]>
  scanTable(tableName?: string): Promise<Row[]>
  logs(): string
}

export const testPassword = 'Test-password-1'
const main = fileURLToPath(new URL('../../local/main.ts', import.meta.url))
const startMilliseconds = 90_000

/** In its own process, without a demo account. */
export async function startLocalCloud({
  stage = 'test',
  state: given,
  env = {},
}: LocalCloudOptions = {}): Promise<LocalCloud> {
  const state = given ?? mkdtempSync(join(tmpdir(), 'fieldpost-state-'))
  const port = await anyFreePort()
  const url = `http://127.0.0.1:${port}`
  const environment = { ...process.env, PORT: String(port), FIELDPOST_STATE: state, FIELDPOST_STAGE: stage, ...env }
  let outputs: Record<string, string> = {}
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(process.execPath, [main, '--no-demo'], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
    const startedAt = Date.now()
    while (!(await isReady(url))) {
      if (child.exitCode !== null) throw new Error(`The local cloud did not start: ${printed}`)
      if (Date.now() - startedAt > startMilliseconds)
        throw new Error(`The local cloud is not ready after ${startMilliseconds} ms: ${printed}`)
      await wait(50)
    }
    outputs = JSON.parse(readFileSync(join(state, 'outputs.json'), 'utf8'))
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  await start()
  const output = (name: string) => outputs[name] ?? ''
  const isOurs = env['FIELDPOST_APP'] === undefined
  const local = httpTo(() => url, isOurs ? demandDescribed : undefined)
  const cognito = <Output>(action: string, input: object) =>
    callEngine<Output>(output('cognitoEndpoint'), 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, input)

  async function control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await local.request(method, `/_local/${path}`, body === undefined ? {} : { body })
    if (response.status >= 300) throw new Error(`${method} /_local/${path}: ${response.status} ${response.text}`)
    return response.body
  }

  async function signIn(email: string, password: string, newPassword = password): Promise<string> {
    type AuthOutput = { AuthenticationResult?: { AccessToken: string }; Session?: string }
    const ClientId = output('userPoolClientId')
    const AuthParameters = { USERNAME: email, PASSWORD: password }
    let result = await cognito<AuthOutput>('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters })
    if (!result.AuthenticationResult) {
      const ChallengeResponses = { USERNAME: email, NEW_PASSWORD: newPassword }
      const challenge = {
        ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: result.Session,
        ChallengeResponses,
      }
      result = await cognito<AuthOutput>('RespondToAuthChallenge', challenge)
    }
    return result.AuthenticationResult?.AccessToken ?? ''
  }

  return {
    ...local,
    url,
    state,
    output,
    signIn,
    async stop() {
      await end('SIGTERM')
      if (given === undefined) rmSync(state, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      await start()
    },
    async signUp(email, password = testPassword) {
      const UserPoolId = output('userPoolId')
      const { User } = await cognito<{ User: { Attributes: { Name: string; Value: string }[] } }>('AdminCreateUser', {
        UserPoolId,
        Username: email,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      })
      await cognito('AdminSetUserPassword', { UserPoolId, Username: email, Password: password, Permanent: true })
      const sub = User.Attributes.find(({ Name }) => Name === 'sub')?.Value ?? ''
      return { email, password, sub, token: await signIn(email, password) }
    },
    advance: async (duration) => void (await control('POST', 'time', { advance: duration })),
    texts: (to) => control('GET', to === undefined ? 'sms' : `sms?to=${encodeURIComponent(to)}`) as Promise<Text[]>,
    emails: (to) =>
      control('GET', to === undefined ? 'emails' : `emails?to=${encodeURIComponent(to)}`) as Promise<Email[]>,
    inbound: async (from, body, to) =>
      void (await control('POST', 'sms/inbound', to === undefined ? { from, body } : { from, to, body })),
    fault: async (fault) => void (await control('POST', 'faults', fault)),
    clearFaults: async () => void (await control('DELETE', 'faults')),
    functions: () => control('GET', 'functions') as Promise<FunctionStatistics[]>,
    scanTable: (tableName = output('tableName')) => scan(output('dynamoDbEndpoint'), tableName),
    logs() {
      const folder = join(state, 'logs')
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n')
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/_local/health`).then(
    (response) => response.ok,
    () => false,
  )
}

async function scan(endpoint: string, TableName: string): Promise<Row[]> {
  const rows: Row[] = []
  let start: Row | undefined
  do {
    const page = await callEngine<{ Items: Row[]; LastEvaluatedKey?: Row }>(
      endpoint,
      'dynamodb',
      'DynamoDB_20120810.Scan',
      {
        TableName,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      },
    )
    rows.push(...page.Items)
    start = page.LastEvaluatedKey
  } while (start)
  return rows
}
