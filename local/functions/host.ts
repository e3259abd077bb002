import { randomUUID } from 'node:crypto'
import type { Figures } from '../alarms/figures.ts'
import type { Clock } from '../clock.ts'
import type { Concurrency } from './concurrency.ts'
import type { FunctionDefinition } from './definitions.ts'
import { type Outcome, startInstance } from './instance.ts'
import { openLog } from './log.ts'
import { instancePool } from './pool.ts'
import { countFunction, type FunctionCounter, type FunctionStatistics } from './statistics.ts'

type Observer = Pick<Figures, 'ran' | 'throttled' | 'logged'>

export type FunctionHost = {
  /** Failures of the function are in the outcome. `requestId`: that of the first attempt, for a retry. */
  invoke(arnOrName: string, event: unknown, requestId?: string): Promise<Outcome>
  counterOf(name: string): FunctionCounter | undefined
  statistics(): FunctionStatistics[]
  end(): Promise<void>
}

/** Runs functions in threads of this process, each event within the function's timeout, as far as `concurrency` lets it in. */
export function hostFunctions(
  definitions: readonly FunctionDefinition[],
  concurrency: Concurrency,
  clock: Clock,
  state: string,
  figures: Observer,
): FunctionHost {
  const hosted = definitions.map((definition) => hostOne(definition, concurrency, clock, state, figures))
  const byName = new Map(
    hosted.flatMap((one) => [[one.definition.arn, one] as const, [one.definition.name, one] as const]),
  )
  return {
    invoke: (name, event, requestId) => {
      const one = byName.get(name)
      if (!one) throw new Error(`No function ${name}`)
      return one.invoke(event, requestId)
    },
    counterOf: (name) => byName.get(name)?.counter,
    statistics: () => hosted.map(({ counter }) => counter.read()),
    end: async () => void (await Promise.all(hosted.map((one) => one.end()))),
  }
}

function hostOne(
  definition: FunctionDefinition,
  concurrency: Concurrency,
  clock: Clock,
  state: string,
  figures: Observer,
) {
  const { name, title, arn, directory, handler, environment, memoryMb, timeoutMs } = definition
  const counter = countFunction(title)
  const log = openLog(state, title)
  const logGroup = environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? ''
  const onOutput = (chunk: string | Uint8Array) => {
    log.write(chunk)
    figures.logged(logGroup, chunk)
  }
  const pool = instancePool(definition.instances, () => {
    counter.started()
    return startInstance({
      instanceData: { clock: clock.shared, directory, handler },
      environment,
      memoryMb,
      onOutput,
    })
  })

  async function invoke(event: unknown, requestId: string = randomUUID()): Promise<Outcome> {
    if (!concurrency.enter(name)) {
      counter.throttled()
      figures.throttled(name)
      return tooManyRequests
    }
    return run(event, requestId).finally(() => concurrency.leave(name))
  }

  async function run(event: unknown, requestId: string): Promise<Outcome> {
    const instance = await pool.take()
    const begun = performance.now()
    const outcome = await instance.run({ event: JSON.stringify(event), requestId, arn }, timeoutMs)
    pool.give(instance)
    const milliseconds = performance.now() - begun
    counter.ran(milliseconds, !outcome.ok, !outcome.ok && outcome.timedOut)
    figures.ran(name, milliseconds, !outcome.ok)
    if (!outcome.ok) log.write(`${errorLogLine(requestId, outcome)}\n`)
    return outcome
  }

  const end = async () => {
    await pool.end()
    log.close()
  }
  return { definition, counter, invoke, end }
}

/** Lambda's, with the status 429. */
const tooManyRequests: Outcome = {
  ok: false,
  errorType: 'TooManyRequestsException',
  errorMessage: 'Rate Exceeded.',
  trace: [],
  timedOut: false,
  throttled: true,
}

/** The line that Lambda logs. */
function errorLogLine(requestId: string, outcome: Outcome & { ok: false }): string {
  if (outcome.timedOut) return `${new Date().toISOString()} ${requestId} ${outcome.errorMessage}`
  const { errorType, errorMessage, trace } = outcome
  return `${new Date().toISOString()}\t${requestId}\tERROR\tInvoke Error\t${JSON.stringify({ errorType, errorMessage, stack: trace })}`
}
