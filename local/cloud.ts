import { type Alarms, openAlarms } from './alarms/alarms.ts'
import { openFigures } from './alarms/figures.ts'
import { callersOf } from './aws/callers.ts'
import { awsEndpoint } from './aws/endpoint.ts'
import { type Faults, faults as openFaults } from './aws/faults.ts'
import { knownOf } from './aws/known.ts'
import { resourcePolicies } from './aws/resource-policies.ts'
import { awsServices } from './aws/services.ts'
import { type Clock, openClock } from './clock.ts'
import { type EmailEvents, emailEvents as openEmailEvents } from './email/events.ts'
import { type Mailbox, openMailbox } from './email/mailbox.ts'
import { callEngine } from './engines/call.ts'
import { startEngines, stopEngines, watchEngines } from './engines/engine-set.ts'
import { inPlainUnits } from './engines/plain-units.ts'
import { checkDestinationRights, readAsyncConfigs } from './functions/async-config.ts'
import { asyncInvocations } from './functions/async-invoke.ts'
import { shareConcurrency } from './functions/concurrency.ts'
import { defineFunctions } from './functions/definitions.ts'
import { type FunctionHost, hostFunctions } from './functions/host.ts'
import { type Gateway, openGateway } from './gateway/gateway.ts'
import { openKeys } from './kms/key-file.ts'
import { readObjectCors } from './objects/cors.ts'
import { openUploads } from './objects/uploads.ts'
import type { Options } from './options.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { provide } from './provision/provide.ts'
import { checkDeliveries, deliveriesOf } from './rights/deliveries.ts'
import { evaluator as openJudge } from './rights/evaluate.ts'
import { listen } from './server.ts'
import { type Carrier, openCarrier } from './sms/carrier.ts'
import { openPhones, type Phones } from './sms/phones.ts'
import { takeUnsent } from './sms/unsent.ts'
import { openTopics } from './sns/topics.ts'
import { readQueueSources } from './sources/queues.ts'
import { checkQueueRights } from './sources/rights.ts'
import { startSources } from './sources/sources.ts'
import { readAssembly } from './stacks/assembly.ts'
import { deploy } from './stacks/deployment.ts'
import { ofGeneration } from './stacks/generation.ts'
import { generationOf } from './state/generation.ts'
import { takePorts } from './state/ports.ts'
import { synthesize } from './synth/synth.ts'

export type Cloud = {
  gateway: Gateway
  host: FunctionHost
  clock: Clock
  faults: Faults
  carrier: Carrier
  phones: Phones
  mailbox: Mailbox
  emailEvents: EmailEvents
  alarms: Alarms
  outputs: Outputs
  engine: string
  /** Sets the offset (ms); resolves when all that is due by then has run. */
  moveClock(offsetMs: number): Promise<void>
  stop(): Promise<void>
}

/** `engineEnded`: an engine ended by itself. */
export async function startCloud(
  options: Options,
  apiUrl: string,
  engineEnded: (name: string) => void,
): Promise<Cloud> {
  const { root, app, stage, state } = options
  const ports = await takePorts(state)
  const awsUrl = `http://127.0.0.1:${ports.aws.port}`
  const cognitoUrl = `http://127.0.0.1:${ports.cognito.port}`
  const deploying = synthesize({ root, app, stage, state })
    .then(readAssembly)
    .then((stacks) => stacks.map((stack) => ofGeneration(stack, generationOf(state))))
    .then((stacks) => deploy(stacks, { api: apiUrl, aws: awsUrl, cognito: cognitoUrl }))
  const [deployment, engines] = await Promise.all([
    deploying,
    startEngines(state, ports, options.dynamoDbEndpoint, deploying),
  ])
  watchEngines(engines, engineEnded)
  checkDeliveries(deployment, deliveriesOf(deployment))
  const tables = await provide(engines, deployment)

  const clock = openClock(state)
  const functions = defineFunctions(deployment, awsUrl)
  const concurrency = shareConcurrency(functions, options.lambdaConcurrency)
  const figures = openFigures(deployment, clock.now)
  const host = hostFunctions(functions, concurrency, clock, state, figures)
  const callers = callersOf(deployment, functions, host)
  const evaluator = openJudge()
  const queueSources = readQueueSources(deployment)
  const asyncConfigs = readAsyncConfigs(deployment)
  const roleOf = (accessKeyId: string) => callers.get(accessKeyId)?.role
  await checkQueueRights(queueSources, functions, roleOf, evaluator)
  await checkDestinationRights(asyncConfigs, functions, roleOf, evaluator)
  const invokeAsync = asyncInvocations({
    host,
    configs: asyncConfigs,
    send: (QueueUrl, json) =>
      callEngine(engines.fauxqs.url, 'sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody: inPlainUnits(json) }),
    now: clock.now,
  })

  const keys = openKeys(state, deployment)
  const topics = openTopics(deployment, engines.fauxqs.url, invokeAsync, clock.now)
  const carrier = openCarrier(state, clock.now)
  const mailbox = openMailbox(state, engines.inbox, clock.now)
  const emailEvents = openEmailEvents(deployment, topics, clock.now)
  const phones = openPhones(deployment, { carrier, topics, invokeAsync, functions, now: clock.now })
  const uploads = openUploads(state)
  const faults = openFaults()
  const aws = awsEndpoint({
    now: clock.now,
    callerOf: (key) => callers.get(key),
    evaluator,
    known: knownOf(deployment, keys),
    resourcePolicy: resourcePolicies(deployment),
    faults,
    takeUnsent: (request) => takeUnsent(request, phones, clock.now),
    objectCors: readObjectCors(deployment),
    services: awsServices({ engines, keys, topics, carrier, mailbox, emailEvents, uploads }),
  })
  await listen(aws, await ports.aws.release())
  const gateway = openGateway(deployment, host, engines.cognito.url, clock, state, figures.answered)
  const { metrics } = figures
  const alarms = openAlarms(deployment, { metrics, carrier, queues: engines.fauxqs.url, now: clock.now })
  const sources = startSources(queueSources, { deployment, engines, tables, host, invokeAsync, clock })

  return {
    gateway,
    host,
    clock,
    faults,
    carrier,
    phones,
    mailbox,
    emailEvents,
    alarms,
    outputs: outputsOf(deployment, engines, apiUrl, awsUrl),
    engine: engines.dynamoDb.name,
    async moveClock(offsetMs) {
      // what rings now would be over after the move
      await alarms.around(async () => {
        clock.setOffset(offsetMs)
        await sources.clockMoved()
      })
    },
    async stop() {
      alarms.close()
      await sources.stop()
      await host.end()
      gateway.close()
      aws.closeAllConnections()
      aws.close()
      await stopEngines(engines)
    },
  }
}
