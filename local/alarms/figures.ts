import type { Deployment } from '../stacks/deployment.ts'
import { openLogMetrics } from './log-metrics.ts'
import { type Metrics, openMetrics } from './metrics.ts'

/** What functions and the gateway report while they run. */
export type Figures = {
  metrics: Metrics
  ran(functionName: string, milliseconds: number, failed: boolean): void
  throttled(functionName: string): void
  /** Whole lines. */
  logged(logGroup: string, output: string | Uint8Array): void
  answered(apiId: string, status: number): void
}

export function openFigures(deployment: Deployment, now: () => number): Figures {
  const metrics = openMetrics()
  const readLine = openLogMetrics(deployment, metrics, now)
  return {
    metrics,
    ran(FunctionName, milliseconds, failed) {
      const add = (name: string, value: number) =>
        metrics.add({ namespace: 'AWS/Lambda', name, dimensions: { FunctionName } }, value, now())
      add('Invocations', 1)
      add('Duration', milliseconds)
      add('Errors', failed ? 1 : 0)
      add('Throttles', 0)
    },
    throttled: (FunctionName) =>
      metrics.add({ namespace: 'AWS/Lambda', name: 'Throttles', dimensions: { FunctionName } }, 1, now()),
    logged(logGroup, output) {
      const text = typeof output === 'string' ? output : Buffer.from(output).toString()
      for (const line of text.split('\n')) if (line !== '') readLine(logGroup, line)
    },
    answered(ApiId, status) {
      const add = (name: string, value: number) =>
        metrics.add({ namespace: 'AWS/ApiGateway', name, dimensions: { ApiId } }, value, now())
      add('Count', 1)
      add('4xx', status >= 400 && status < 500 ? 1 : 0)
      add('5xx', status >= 500 ? 1 : 0)
    },
  }
}
