import { join } from 'node:path'
import { startCloud } from './cloud.ts'
import { answerControl } from './control/control.ts'
import { makeDemoAccount } from './demo-account.ts'
import { StartFailure } from './failure.ts'
import { gatewayAnswer } from './gateway/response.ts'
import type { Options } from './options.ts'
import { openApiServer } from './server.ts'
import { screen } from './start-screen.ts'
import { writeWhole } from './state/files.ts'
import { recordDemo, openFolder } from './state/folder.ts'
import { takeLock } from './state/lock.ts'

/**
 * Runs the local cloud until it is stopped.
 * @throws StartFailure
 */
export async function run(options: Options): Promise<void> {
  const { state, stage, port } = options
  const begun = performance.now()
  const folder = openFolder(state, stage, options.demo)
  const release = takeLock(state)
  const apiUrl = `http://127.0.0.1:${port}`
  const api = await openApiServer(port)
  if (process.stdout.isTTY) console.log(`Starting Fieldpost, stage ${stage} …`)
  let stopping = false
  const cloud = await startCloud(options, apiUrl, (name) => {
    if (stopping) return
    console.error(`The engine ${name} ended. See ${join(state, 'logs')}.`)
    process.exit(1)
  })
  writeWhole(join(state, 'outputs.json'), `${JSON.stringify(cloud.outputs, null, 2)}\n`)

  let ready = false
  api.answerWith((message) => {
    if (!message.url?.startsWith('/_local/')) return cloud.gateway.answer(message)
    return ready ? answerControl(message, cloud) : Promise.resolve(gatewayAnswer(503, 'Service Unavailable'))
  })
  let demo = folder.demo === 'made'
  if (options.demo && folder.demo === 'wanted') {
    await makeDemoAccount(cloud.outputs).catch((error) => {
      throw new StartFailure(`The demo account could not be made (--no-demo starts without): ${error.message}`)
    })
    recordDemo(state, stage)
    demo = true
  }
  ready = true
  console.log(screen(cloud.outputs, { state, demo, seconds: (performance.now() - begun) / 1000 }))

  let asked = 0
  const end = async () => {
    // The terminal and npm may both pass on one Ctrl-C; only a later one counts as a second.
    if (stopping && performance.now() - asked > 1000) process.exit(1)
    if (stopping) return
    stopping = true
    asked = performance.now()
    api.server.close()
    api.server.closeAllConnections()
    await cloud.stop()
    release()
    process.exit(0)
  }
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
  // Ends with its parent process, also when npm is killed.
  process.on('disconnect', () => void end())
  const parent = process.ppid
  const isNpms = process.env['npm_lifecycle_event'] === 'start'
  if (isNpms) setInterval(() => process.ppid !== parent && void end(), 500).unref()
}
