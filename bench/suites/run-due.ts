import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { SQSClient } from '@aws-sdk/client-sqs'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { dueStore } from '../../functions/due/due-store.ts'
import { runDue } from '../../functions/due/run-due.ts'
import { dueRow } from '../../functions/shared/background/due.ts'
import { openWorkQueue, type WorkQueue } from '../../functions/shared/background/work-queue.ts'
import { newId } from '../../functions/shared/ids.ts'
import { dueShards } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { startEngine } from '../../test/support/engine.ts'
import { cpuOf, interleaved, type Suite } from '../measure.ts'
import { slices } from '../setup.ts'

/** Accepts what it is sent; in a process of its own, so that its CPU is not counted. */
const queueProcess = `
const { createServer } = require('node:http')
const { createHash } = require('node:crypto')
const accepted = ({ Id, MessageBody }) =>
  ({ Id, MessageId: '1', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') })
const server = createServer(async (message, response) => {
  const body = JSON.parse(Buffer.concat(await message.toArray()).toString())
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body.Entries ? { Successful: body.Entries.map(accepted), Failed: [] } : accepted(body)))
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))`

/** Of a Lambda with the memory of `run-due`: AWS gives one at 1,769 MB. */
const cores = 1_024 / 1_769
const runsAtOnce = 4

export const dueRuns: Suite = {
  title: 'Due work: rows leased and handed to a queue, by CPU of the function’s side',
  run: async ({ quick, repeats }) => {
    const engine = await startEngine()
    const child = spawn(process.execPath, ['-e', queueProcess], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const queue = await openQueue(child)
      const table = await engine.table()
      const count = quick ? 200 : 1_000
      const side = (enqueue: Enqueue) => async () => (await cpuOfRun(table, count, enqueue)) / count
      const cpu = await interleaved(Math.min(repeats, 5), {
        batches: side((messages) => queue.sendAll(messages)),
        single: side(async (messages) => {
          await Promise.all(messages.map((each) => queue.send(each)))
          return []
        }),
      })
      const rate = (1_000 / cpu.batches) * cores
      return [
        { name: 'CPU of a row, ten a call', value: cpu.batches * 1_000, unit: 'µs' },
        { name: 'CPU of a row, one a call', value: cpu.single * 1_000, unit: 'µs' },
        { name: 'one a call', value: cpu.single / cpu.batches, unit: 'times', against: 'ten a call' },
        { name: 'rows of one run, 1,024 MB', value: rate, unit: 'rows/s' },
        {
          name: `100,000 rows, ${runsAtOnce} runs side by side`,
          value: 100_000 / rate / runsAtOnce,
          unit: 's',
          goal: { atMost: 120 },
        },
      ]
    } finally {
      child.kill()
      await engine.stop()
    }
  },
}

type Enqueue = (messages: Parameters<WorkQueue['sendAll']>[0]) => ReturnType<WorkQueue['sendAll']>

async function openQueue(child: ChildProcess): Promise<WorkQueue> {
  const [port] = await once(child.stdout ?? child, 'data')
  const endpoint = `http://127.0.0.1:${String(port).trim()}`
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' }
  return openWorkQueue(`${endpoint}/queue`, new SQSClient({ endpoint, region: 'us-east-1', credentials }))
}

/** In milliseconds. */
async function cpuOfRun(table: Table, count: number, enqueue: Enqueue): Promise<number> {
  const now = Date.now()
  const accountId = newId()
  const rows = Array.from({ length: count }, (_, index) => dueRow(accountId, 'reminder', `r${index}`, now))
  for (const part of slices(rows, 25)) {
    const puts = part.map((Item) => ({ PutRequest: { Item } }))
    await table.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
  }
  const deps = {
    ...dueStore(table),
    shards: dueShards,
    enqueue: (_queue: string, messages: Parameters<Enqueue>[0]) => enqueue(messages),
    quiesceSeconds: 35,
    now: () => now,
    random: Math.random,
    pause: async () => {},
    remaining: () => 60_000,
  }
  return cpuOf(async () => {
    const { sent } = await runDue(deps)
    if (sent !== count) throw new Error(`${sent} of ${count} rows were handed on`)
  })
}
