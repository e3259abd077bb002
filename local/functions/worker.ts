import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { refuseConnections } from './refused-connections.ts'
import { shiftDate } from './shifted-clock.ts'
import type { Call, InstanceData, Output, Reply } from './worker-messages.ts'

/** Loads the bundle once, then takes one event at a time, frozen in between. */
const { clock, thawed, directory, handler }: InstanceData = workerData
const gate = new Int32Array(thawed)
const realNow = Date.now
shiftDate(clock)
refuseConnections()
writeAtOnce(process.stdout)
writeAtOnce(process.stderr)

type Handler = (event: unknown, context: object) => unknown

try {
  const run = await load()
  parentPort?.on('message', (call: Call) => void handle(run, call))
  answer({ kind: 'ready' })
} catch (error) {
  answer(failure(error))
}

/** Lambda freezes an instance with its answer: timers, connections and promises wait for the next event. */
function answer(reply: Reply): void {
  Atomics.store(gate, 0, 0)
  parentPort?.postMessage(reply)
  Atomics.wait(gate, 0, 0)
}

/** A thread's own streams need its event loop, so a frozen one would keep its last lines. */
function writeAtOnce(stream: NodeJS.WriteStream): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    parentPort?.postMessage({ kind: 'output', chunk } satisfies Output)
    const written = rest.at(-1)
    if (typeof written === 'function') written()
    return true
  }
}

async function load(): Promise<Handler> {
  const dot = handler.lastIndexOf('.')
  const file = await entryOf(handler.slice(0, dot))
  const loaded = await import(pathToFileURL(file).href)
  const name = handler.slice(dot + 1)
  const found = loaded[name] ?? loaded.default?.[name]
  if (typeof found !== 'function') throw new Error(`${handler} is not exported by ${file}`)
  return found
}

async function entryOf(name: string): Promise<string> {
  for (const extension of ['mjs', 'js', 'cjs']) {
    const file = join(directory, `${name}.${extension}`)
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  throw new Error(`Cannot find module '${name}'`)
}

async function handle(run: Handler, { event, requestId, deadline, arn }: Call): Promise<void> {
  const { env } = process
  const context = {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - realNow()),
  }
  try {
    answer({ kind: 'result', value: JSON.stringify(await run(JSON.parse(event), context)) })
  } catch (error) {
    answer(failure(error))
  }
}

function failure(error: unknown): Reply {
  const known = error instanceof Error
  return {
    kind: 'error',
    errorType: known ? error.name : typeof error,
    errorMessage: known ? error.message : String(error),
    trace: known ? (error.stack ?? '').split('\n') : [],
  }
}
