import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { reasonOf, StartFailure } from './failure.ts'

export type Options = {
  /** The project's root: where the CDK app, its lock file and the functions are. */
  root: string
  /** The CDK app to run, relative to the root. */
  app: string
  stage: string
  /** The state folder, absolute. */
  state: string
  port: number
  demo: boolean
  /** Where DynamoDB Local listens, when the bundled engine is not to be used. */
  dynamoDbEndpoint?: string
}

/** Reads the command line and the environment; throws StartFailure on what makes no sense. */
export function readOptions(argv: readonly string[], environment: NodeJS.ProcessEnv, root: string): Options {
  const { values } = parse(argv)
  const {
    PORT = '3000',
    FIELDPOST_STAGE = 'local',
    FIELDPOST_STATE = '.local',
    FIELDPOST_APP = 'infra/app.ts',
  } = environment
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartFailure(`PORT is no port number: ${PORT}`)
  if (!/^[a-z][a-z0-9-]*$/.test(FIELDPOST_STAGE))
    throw new StartFailure(`FIELDPOST_STAGE is no stage: ${FIELDPOST_STAGE}`)
  const endpoint = environment['DYNAMODB_ENDPOINT']
  if (endpoint && !URL.canParse(endpoint)) throw new StartFailure(`DYNAMODB_ENDPOINT is no address: ${endpoint}`)
  return {
    root,
    app: FIELDPOST_APP,
    stage: FIELDPOST_STAGE,
    state: resolve(root, FIELDPOST_STATE),
    port,
    demo: !values['no-demo'],
    ...(endpoint ? { dynamoDbEndpoint: endpoint.replace(/\/$/, '') } : {}),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { 'no-demo': { type: 'boolean', default: false } } })
  } catch (error) {
    throw new StartFailure(reasonOf(error))
  }
}
