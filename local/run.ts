import { join } from 'node:path'
import { type Cloud, startCloud } from './cloud.ts'
import { answerControl } from './control/control.ts'
import { makeDemoAccount } from './demo-account.ts'
import { onRequestToEnd } from './end.ts'
import { findBinary } from './engines/dynamodb.ts'
import { reasonOf, StartFailure } from './failure.ts'
import { gatewayAnswer } from './gateway/response.ts'
import type { Options } from './options.ts'
import { openApiServer } from './server.ts'
import { startScreen } from './start-screen.ts'
import { writeWhole } from './state/files.ts'
import { openFolder, recordDemo } from './state/folder.ts'
import { takeLock } from './state/lock.ts'

/** @throws StartFailure */
export async function run(options: Options): Promise<void> {
  const { state, stage, port } = options
  const begun = performance.now()
  if (options.dynamoDbEndpoint === undefined) findBinary()
  const folder = openFolder(state, stage, options.demo)
  process.once('exit', takeLock(state))
  let cloud: Cloud | undefined
  const isStopping = onRequestToEnd(async () => {
    // ends what is still starting
    if (!cloud) process.exit(1)
    api.server.close()
    api.server.closeAllConnections()
    await cloud.stop()
    process.exit(0)
  })
  const apiUrl = `http://127.0.0.1:${port}`
  const api = await openApiServer(port)
  if (process.stdout.isTTY) console.log(`Starting Fieldpost, stage ${stage} …`)
  const started = await startCloud(options, apiUrl, (name) => {
    if (isStopping()) return
    console.error(`The engine ${name} ended. See ${join(state, 'logs')}.`)
    process.exit(1)
  })
  writeWhole(join(state, 'outputs.json'), `${JSON.stringify(started.outputs, null, 2)}\n`)

  let ready = false
  api.answerWith((message) => {
    if (!/^\/_local(\/|\?|$)/.test(message.url ?? '')) return started.gateway.answer(message)
    return ready ? answerControl(message, started) : Promise.resolve(gatewayAnswer(503, 'Service Unavailable'))
  })
  let demo = folder.demo === 'made'
  if (options.demo && folder.demo === 'wanted') {
    await makeDemoAccount(started.outputs).catch((error) => {
      throw new StartFailure(`The demo account cannot be made (start with --no-demo to go without): ${reasonOf(error)}`)
    })
    recordDemo(state, stage)
    demo = true
  }
  ready = true
  cloud = started
  const seconds = (performance.now() - begun) / 1000
  console.log(startScreen(started.outputs, { state, demo, seconds, clock: started.clock }))
}
