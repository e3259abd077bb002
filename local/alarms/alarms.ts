import type { Carrier } from '../sms/carrier.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { type Alarm, alarmsOf, type MetricStat } from './alarm.ts'
import { type Evaluation, evaluate, type State } from './evaluate.ts'
import type { Metrics } from './metrics.ts'
import { openQueueFigures } from './queue-figures.ts'

/** Times in RFC 3339, shifted. */
export type AlarmReport = Evaluation & {
  name: string
  /** The sentence of who is hurt. */
  impact: string
  cause?: string
  runbook?: string
  /** When the state began. */
  since: string
  /** When it last rang since the start, and why. */
  rang?: { at: string; reason: string }
}

export type Alarms = {
  /** Takes figures, then evaluates every alarm. */
  evaluate(): Promise<AlarmReport[]>
  /** Evaluates before and after `move`, and not within it: what has moved the clock has yet to run what is due. */
  around(move: () => Promise<void>): Promise<void>
  close(): void
}

type Parts = { metrics: Metrics; carrier: Carrier; queues: string; now(): number }
type Memory = Evaluation & { since: number; rang?: { at: number; reason: string } }

const everyMs = 10_000
/** As SNS's delivery log reports it here. */
const textUsd = 0.00645
const known: Readonly<Record<string, readonly string[]>> = {
  'AWS/Lambda': ['Errors', 'Throttles', 'Invocations', 'Duration'],
  'AWS/SQS': [
    'ApproximateNumberOfMessagesVisible',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateAgeOfOldestMessage',
  ],
  'AWS/ApiGateway': ['5xx', '4xx', 'Count'],
  'AWS/SNS': ['SMSMonthToDateSpentUSD'],
}

/** The template's alarms, over the figures since the start: every few seconds, and whenever they are asked for. */
export function openAlarms(deployment: Deployment, { metrics, carrier, queues, now }: Parts): Alarms {
  const alarms = alarmsOf(deployment)
  const sampleQueues = openQueueFigures(deployment, queues, metrics, now)
  const memories = new Map<string, Memory>()
  const begun = now()

  function sampleSpending(): void {
    const month = new Date(now()).toISOString().slice(0, 7)
    const sent = carrier.texts().filter(({ at }) => at.startsWith(month)).length
    metrics.add({ namespace: 'AWS/SNS', name: 'SMSMonthToDateSpentUSD' }, sent * textUsd, now())
  }

  function judge(alarm: Alarm): AlarmReport {
    const at = now()
    const evaluation = evaluate(alarm, metrics, { now: at, since: Math.min(begun, at), isKnown })
    const before = memories.get(alarm.name)
    const isSame = before?.state === evaluation.state
    const rang = evaluation.state === 'ALARM' && !isSame ? { at, reason: evaluation.reason } : before?.rang
    const memory = { ...evaluation, since: isSame ? before.since : at, ...(rang && { rang }) }
    memories.set(alarm.name, memory)
    return report(alarm, memory)
  }

  async function evaluateAll(): Promise<AlarmReport[]> {
    await sampleQueues()
    sampleSpending()
    return alarms.map(judge)
  }

  let running: Promise<unknown> = Promise.resolve()
  /** One after the other, whether those before failed or not. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = running.then(task, task)
    running = done.catch(() => undefined)
    return done
  }
  const run = () => inTurn(evaluateAll)
  const around = (move: () => Promise<void>) =>
    inTurn(async () => {
      await evaluateAll()
      await move()
      await evaluateAll()
    })
  const timer = setInterval(() => void run(), everyMs)
  return { evaluate: run, around, close: () => clearInterval(timer) }
}

/** A namespace of ours has figures once a line is logged. */
function isKnown({ Namespace, MetricName }: MetricStat['Metric']): boolean {
  return Namespace.startsWith('AWS/') ? (known[Namespace]?.includes(MetricName) ?? false) : true
}

function report({ name, description }: Alarm, { since, rang, ...evaluation }: Memory): AlarmReport {
  const [, impact = description, cause, runbook] = /^(.+?)\. \((.+)\)(?: Runbook: (\S+))?$/s.exec(description) ?? []
  const time = (at: number) => new Date(at).toISOString()
  return {
    name,
    ...evaluation,
    impact,
    ...(cause !== undefined && { cause }),
    ...(runbook !== undefined && { runbook }),
    since: time(since),
    ...(rang && { rang: { at: time(rang.at), reason: rang.reason } }),
  }
}

export const states: readonly State[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA']
