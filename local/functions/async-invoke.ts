import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type AsyncConfig, defaultAsyncConfig } from './async-config.ts'
import type { FunctionHost } from './host.ts'
import type { Outcome } from './instance.ts'

/** Resolves to whether an attempt succeeded, once the event is done or its record is with the destination. */
export type InvokeAsync = (functionArn: string, event: unknown) => Promise<boolean>

export type AsyncParts = {
  readonly host: Pick<FunctionHost, 'invoke'>
  readonly configs: ReadonlyMap<string, AsyncConfig>
  /** `body` is JSON. */
  readonly send: (queueUrl: string, body: string) => Promise<unknown>
  readonly now: () => number
  readonly pause?: (ms: number) => Promise<unknown>
}

/** Lambda's, in milliseconds. Here a minute of them takes a second. */
const pausesMs = [60_000, 120_000]
/** Of a throttled event: doubled each time. */
const throttledPausesMs = { first: 1_000, longest: 300_000 }
const speedup = 60

/**
 * Invokes as Lambda does for SNS, CloudWatch Logs and EventBridge: retries after a function error, up to the limits of the
 * function's configuration, then hands a record to its destination. A throttled event waits, which is no attempt, until its
 * age is over. The retry policy of a rule concerns the delivery to Lambda only, which never fails here.
 */
export function asyncInvocations({ host, configs, send, now, pause = briefly }: AsyncParts): InvokeAsync {
  return async (functionArn, event) => {
    const config = configs.get(functionArn) ?? defaultAsyncConfig
    const requestId = randomUUID()
    const { outcome, condition, count } = await attempts(config, () => host.invoke(functionArn, event, requestId))
    const destination = outcome.ok ? config.onSuccess : config.onFailure
    const requestContext = {
      requestId,
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: count,
    }
    const record = {
      version: '1.0',
      timestamp: new Date(now()).toISOString(),
      requestContext,
      requestPayload: event,
      ...responseOf(outcome),
    }
    // Lambda drops a record that it cannot deliver, and counts it.
    if (destination) await send(destination.url, JSON.stringify(record)).catch(() => undefined)
    return outcome.ok
  }

  async function attempts({ maxRetries, maxAgeMs }: AsyncConfig, invoke: () => Promise<Outcome>) {
    const passed = { count: 0, throttles: 0, ageMs: 0 }
    for (;;) {
      const begun = performance.now()
      const outcome = await invoke()
      const throttled = !outcome.ok && outcome.throttled
      if (throttled) passed.throttles += 1
      else passed.count += 1
      const { count } = passed
      if (outcome.ok) return { outcome, condition: 'Success', count }
      if (count > maxRetries) return { outcome, condition: 'RetriesExhausted', count }
      const pauseMs = throttled ? throttlePauseMs(passed.throttles) : (pausesMs[count - 1] ?? 0)
      passed.ageMs += performance.now() - begun + pauseMs
      if (passed.ageMs > maxAgeMs) return { outcome, condition: 'EventAgeExceeded', count }
      await pause(pauseMs / speedup)
    }
  }
}

function throttlePauseMs(throttles: number): number {
  return Math.min(throttledPausesMs.first * 2 ** (throttles - 1), throttledPausesMs.longest)
}

function responseOf(outcome: Outcome): object {
  const context = { statusCode: 200, executedVersion: '$LATEST' }
  if (outcome.ok) return { responseContext: context, responsePayload: JSON.parse(outcome.payload ?? 'null') }
  const { errorType, errorMessage, trace } = outcome
  return {
    responseContext: { ...context, functionError: 'Unhandled' },
    responsePayload: { errorType, errorMessage, trace },
  }
}

/** Does not keep the process alive. */
function briefly(ms: number): Promise<unknown> {
  return wait(ms, undefined, { ref: false })
}
