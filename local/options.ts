import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCommandLine } from '../tools/command.ts'
import { StartFailure } from './failure.ts'
import { usualConcurrency } from './functions/concurrency.ts'

export type Options = {
  root: string
  /** Relative to the root. */
  app: string
  stage: string
  /** Absolute. */
  state: string
  port: number
  demo: boolean
  /** Events in progress at the same time, of all functions: the quota of an AWS account. */
  lambdaConcurrency: number
  /** Replaces the bundled engine. */
  dynamoDbEndpoint?: string
}

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

const usage = `npm start -- [--no-demo]

Runs the whole system on this machine until Ctrl-C.
--no-demo           no demo account in a new state folder
PORT                the port of the API (3000)
FIELDPOST_STATE     the state folder (.local)
FIELDPOST_STAGE     local, or test with short function timeouts (local)
FIELDPOST_CONFIG    the file of an installation (none)
LAMBDA_CONCURRENCY  events in progress at the same time, as the AWS account's quota (1000; a new account has 10)
DYNAMODB_ENDPOINT   the address of a DynamoDB Local to use in place of the bundled engine
FIELDPOST_APP       another CDK app (infra/app.ts)`

/** @throws StartFailure for an invalid value */
export function readOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values } = readCommandLine(usage, { 'no-demo': { type: 'boolean', default: false } }, { argv })
  const { FIELDPOST_STAGE = 'local', FIELDPOST_APP = 'infra/app.ts', DYNAMODB_ENDPOINT: endpoint } = environment
  if (!/^[a-z][a-z0-9-]*$/.test(FIELDPOST_STAGE))
    throw new StartFailure(`FIELDPOST_STAGE is not a stage: "${FIELDPOST_STAGE}". It is local or test.`)
  if (!existsSync(resolve(root, FIELDPOST_APP))) throw new StartFailure(`FIELDPOST_APP is not a file: ${FIELDPOST_APP}`)
  if (endpoint && !/^https?:\/\/./.test(endpoint))
    throw new StartFailure(`DYNAMODB_ENDPOINT is not an address such as http://127.0.0.1:8000: "${endpoint}"`)
  return {
    root,
    app: FIELDPOST_APP,
    stage: FIELDPOST_STAGE,
    state: stateFolder(environment),
    port: apiPort(environment),
    demo: !values['no-demo'],
    lambdaConcurrency: accountConcurrency(environment),
    ...(endpoint ? { dynamoDbEndpoint: endpoint.replace(/\/$/, '') } : {}),
  }
}

/** Absolute; a relative one is below the project's root. */
export function stateFolder({ FIELDPOST_STATE }: NodeJS.ProcessEnv): string {
  return resolve(root, FIELDPOST_STATE || '.local')
}

function accountConcurrency({ LAMBDA_CONCURRENCY: given }: NodeJS.ProcessEnv): number {
  if (!given) return usualConcurrency
  if (!/^[1-9]\d{0,6}$/.test(given))
    throw new StartFailure(`LAMBDA_CONCURRENCY is not a number of events: "${given}". It is 1 or more.`)
  return Number(given)
}

/** @throws StartFailure if it is not a port */
export function apiPort({ PORT }: NodeJS.ProcessEnv): number {
  const port = /^\d+$/.test(PORT || '3000') ? Number(PORT || '3000') : 0
  if (port < 1 || port > 65_535) throw new StartFailure(`PORT is not a port number: "${PORT}". It is 1 to 65535.`)
  return port
}
