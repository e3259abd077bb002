import type { Deployment } from '../stacks/deployment.ts'
import type { Ports } from '../state/ports.ts'
import { startCognito } from './cognito.ts'
import { startDynamoDb } from './dynamodb.ts'
import { type Engine, stopEngine } from './engine.ts'
import { startFauxqs } from './fauxqs.ts'
import { type Inbox, startInbox } from './inbox.ts'

export type EngineSet = { dynamoDb: Engine; fauxqs: Engine; cognito: Engine; inbox: Inbox }

/** Only the user pools wait for the template. */
export async function startEngines(
  state: string,
  ports: Ports,
  dynamoDbEndpoint: string | undefined,
  deployment: Promise<Deployment>,
): Promise<EngineSet> {
  const [dynamoDb, fauxqs, inbox, cognito] = await Promise.all([
    ports.dynamodb.release().then((port) => startDynamoDb(state, port, dynamoDbEndpoint)),
    ports.fauxqs.release().then((port) => startFauxqs(state, port)),
    ports.inbox.release().then(startInbox),
    deployment.then(async (ready) => startCognito(state, await ports.cognito.release(), ready)),
  ])
  return { dynamoDb, fauxqs, inbox, cognito }
}

/** Calls back with the name of an engine that ended by itself. */
export function watchEngines({ dynamoDb, fauxqs, cognito }: EngineSet, ended: (name: string) => void): void {
  for (const { name, child } of [dynamoDb, fauxqs, cognito]) child?.once('exit', () => ended(name))
}

export async function stopEngines({ dynamoDb, fauxqs, cognito, inbox }: EngineSet): Promise<void> {
  inbox.server.closeAllConnections()
  inbox.server.close()
  await Promise.all([dynamoDb, fauxqs, cognito].map(stopEngine))
}
