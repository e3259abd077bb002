import type { InvokeAsync } from '../functions/async-invoke.ts'
import type { FunctionDefinition } from '../functions/definitions.ts'
import type { Topics } from '../sns/topics.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Carrier, Text } from './carrier.ts'
import { type InboundText, inboundTopicOf, receive } from './inbound.ts'
import { deliveryRecord, logEvent, logGroupOf, logSubscriptions, type TextReport } from './reports.ts'

export type Phones = {
  /** Returns the id; undefined when the stacks have no inbound topic. */
  receive(text: InboundText): Promise<string | undefined>
  /** Returns how many functions received it. */
  report(report: TextReport, text: Text): Promise<number>
}

type Parts = {
  carrier: Carrier
  topics: Topics
  invokeAsync: InvokeAsync
  functions: readonly FunctionDefinition[]
  now(): number
}

export function openPhones(deployment: Deployment, { carrier, topics, invokeAsync, functions, now }: Parts): Phones {
  const topic = inboundTopicOf(deployment)
  const number =
    functions.map(({ environment }) => environment['SMS_NUMBER']).find((given) => given !== undefined) ?? ''
  const subscriptions = logSubscriptions(deployment)
  return {
    receive: async (text) => topic && (await receive(text, { carrier, topics, topic, number })),
    async report(report, text) {
      const logGroup = logGroupOf(report.status)
      const line = deliveryRecord(report, text, now())
      const taken = await Promise.all(
        subscriptions
          .filter((subscription) => subscription.logGroup === logGroup)
          .map(({ destination, name }) => invokeAsync(destination, logEvent(logGroup, name, [line], now()))),
      )
      return taken.filter(Boolean).length
    },
  }
}
