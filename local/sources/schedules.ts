import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import type { InvokeAsync } from '../functions/async-invoke.ts'
import { accountId, region } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { dueBetween } from './schedule-expression.ts'

const Rule = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })).default([]),
})
const Schedule = z.object({
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
})

type Target = {
  arn: string
  functionArn: string
  input: string | undefined
  due(after: number, until: number): boolean
  last: number
}

export type Schedules = {
  /** By the shifted clock, one run at a time; resolves when all have run, with their retries. */
  runDue(): Promise<void>
}

/** However far the clock moves, each due schedule runs once. */
export function openSchedules(deployment: Deployment, invokeAsync: InvokeAsync, clock: Clock): Schedules {
  const targets = [...rules(deployment), ...schedules(deployment)].map(
    (target): Target => ({ ...target, last: clock.now() }),
  )
  let running = Promise.resolve()

  async function run(target: Target): Promise<void> {
    const now = clock.now()
    // Otherwise nothing is due after the clock is set back until it catches up.
    if (target.last > now) target.last = now
    if (!target.due(target.last, now)) return
    target.last = now
    const event = target.input === undefined ? scheduledEvent(target.arn, now) : JSON.parse(target.input)
    await invokeAsync(target.functionArn, event)
  }

  return {
    runDue() {
      running = running.then(async () => void (await Promise.allSettled(targets.map(run))))
      return running
    },
  }
}

function rules(deployment: Deployment): Omit<Target, 'last'>[] {
  return deployment.ofType('AWS::Events::Rule').flatMap(({ attributes, properties }) => {
    const { ScheduleExpression, State, Targets } = Rule.parse(properties)
    if (ScheduleExpression === undefined || State !== 'ENABLED') return []
    const due = dueBetween(ScheduleExpression)
    return Targets.map(({ Arn, Input }) => ({ arn: attributes['Arn'] ?? '', functionArn: Arn, input: Input, due }))
  })
}

function schedules(deployment: Deployment): Omit<Target, 'last'>[] {
  return deployment.ofType('AWS::Scheduler::Schedule').flatMap(({ attributes, properties }) => {
    const { ScheduleExpression, State, Target } = Schedule.parse(properties)
    if (State !== 'ENABLED') return []
    return [
      {
        arn: attributes['Arn'] ?? '',
        functionArn: Target.Arn,
        input: Target.Input ?? '{}',
        due: dueBetween(ScheduleExpression),
      },
    ]
  })
}

function scheduledEvent(ruleArn: string, now: number): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [ruleArn],
    detail: {},
  }
}
