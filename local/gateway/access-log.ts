import * as z from 'zod'
import { type Log, openLog } from '../functions/log.ts'
import { accountId } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { accessTime } from './event.ts'

const Stage = z.object({ AccessLogSettings: z.object({ Format: z.string() }).optional() })

/** Times in milliseconds. */
export type Access = {
  requestId: string
  routeKey: string
  status: number
  method: string
  path: string
  sourceIp: string
  length: number
  latency: number
  now: number
  error: string
}

/** In the stage's format, so that tests can check what the log holds. */
export function openAccessLog(deployment: Deployment, state: string): { write(access: Access): void; close(): void } {
  const [stage] = deployment.ofType('AWS::ApiGatewayV2::Stage')
  const format = Stage.parse(stage?.properties ?? {}).AccessLogSettings?.Format
  const log: Log | undefined = format === undefined ? undefined : openLog(state, 'access')
  return {
    write(access) {
      const values = valuesOf(access)
      log?.write(`${format?.replace(/\$context\.([\w.]+)/g, (_, name: string) => values[name] ?? '-')}\n`)
    },
    close: () => log?.close(),
  }
}

function valuesOf(access: Access): Record<string, string> {
  return {
    accountId,
    requestId: access.requestId,
    extendedRequestId: access.requestId,
    routeKey: access.routeKey,
    status: String(access.status),
    httpMethod: access.method,
    path: access.path,
    protocol: 'HTTP/1.1',
    responseLength: String(access.length),
    responseLatency: String(access.latency),
    integrationLatency: String(access.latency),
    integrationErrorMessage: access.error,
    'error.message': access.error,
    'identity.sourceIp': access.sourceIp,
    requestTime: accessTime(access.now),
    requestTimeEpoch: String(access.now),
    stage: '$default',
  }
}
