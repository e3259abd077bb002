import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import { CommandFailure, readCommandLine, runCommand, wrongUse } from './command.ts'
import { findQueue, redrive } from './redrive/move-messages.ts'

const usage = `npm run redrive -- QUEUE [--stage NAME | --local]

Hands the dead letters of a queue back to it. QUEUE is its name in the alarm, such as Messages. End the cause first. The stage is
production by default; credentials and region are those of the environment variables of the AWS SDK. --local: the local cloud's.`

/** Of the local cloud, whose engine takes any credentials. */
function localClient(): SQSClient {
  const folder = process.env['FIELDPOST_STATE'] ?? join(import.meta.dirname, '../.local')
  try {
    const { sqsEndpoint } = JSON.parse(readFileSync(join(folder, 'outputs.json'), 'utf8')) as { sqsEndpoint: string }
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'any' }
    return new SQSClient({ endpoint: sqsEndpoint, region: 'us-east-1', credentials })
  } catch {
    throw new CommandFailure(`There is no local cloud in ${folder}: npm start`, 2)
  }
}

await runCommand(async () => {
  const options = {
    stage: { type: 'string', default: 'production' },
    local: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = readCommandLine(usage, options, { positionals: true })
  const name = positionals.join(' ')
  if (!/^[A-Za-z]+( [A-Za-z]+)*$/.test(name)) throw wrongUse('The name of one queue is needed', usage)
  const sqs = values.local ? localClient() : new SQSClient({})
  const queue = await findQueue(sqs, values.local ? 'Fieldpost-' : `Fieldpost-${values.stage}-`, name)
  if (!queue) throw new CommandFailure(`There is no queue ${name}, or several. The alarm's name begins with it.`)
  const moved = await redrive(sqs, queue)
  console.log(`${moved} ${moved === 1 ? 'dead letter is' : 'dead letters are'} in ${queue.name} again.`)
})
