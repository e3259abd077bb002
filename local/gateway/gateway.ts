import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock.ts'
import type { FunctionHost } from '../functions/host.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { openAccessLog } from './access-log.ts'
import { authorizers, type Claims } from './authorizer.ts'
import { readBody } from './body.ts'
import { readCors } from './cors.ts'
import { type Received, requestEvent } from './event.ts'
import { functionAnswer, gatewayAnswer, type HttpAnswer, internalError } from './response.ts'
import { type Match, matchRoute, readRoutes } from './routes.ts'
import { readThrottle } from './throttle.ts'

/** Bytes. */
const requestLimit = 10 * 1024 * 1024
const payloadLimit = 6 * 1024 * 1024

export type Gateway = { answer(message: IncomingMessage): Promise<HttpAnswer>; close(): void }

export function openGateway(
  deployment: Deployment,
  host: FunctionHost,
  cognito: string,
  clock: Clock,
  state: string,
  answered: (apiId: string, status: number) => void,
): Gateway {
  const routes = readRoutes(deployment)
  const authorize = authorizers(deployment, cognito, clock)
  const cors = readCors(deployment)
  const admit = readThrottle(deployment)
  const log = openAccessLog(deployment, state)
  const apiId = deployment.ofType('AWS::ApiGatewayV2::Api')[0]?.ref ?? 'local'

  async function answer(message: IncomingMessage): Promise<HttpAnswer> {
    const begun = performance.now()
    const requestId = randomUUID()
    const { headers, method = 'GET', socket } = message
    const [raw = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s)
    const path = decoded(raw)
    const match = path && matchRoute(routes, method, path)
    const preflight = method === 'OPTIONS' && headers.origin && headers['access-control-request-method']
    const sourceIp = socket.remoteAddress ?? '127.0.0.1'

    const reply = async (): Promise<HttpAnswer> => {
      if (cors && preflight) return cors.preflight(headers.origin ?? '')
      if (path === undefined) return gatewayAnswer(400, 'Bad Request')
      if (!match) return gatewayAnswer(404, 'Not Found')
      if (!admit(match.route.key)) return gatewayAnswer(429, 'Too Many Requests')
      const { authorizerId } = match.route
      const claims = authorizerId === undefined ? undefined : await authorize(authorizerId, headers.authorization)
      if (authorizerId !== undefined && !claims)
        return gatewayAnswer(401, 'Unauthorized', [['www-authenticate', 'Bearer']])
      const body = await readBody(message, requestLimit)
      if (!body) return gatewayAnswer(413, 'Request Entity Too Large')
      const decodedPath = path.length === 0 ? '/' : `/${path.join('/')}`
      const received = { method, path: decodedPath, query, headers, body, sourceIp, requestId, apiId, now: clock.now() }
      return await run(received, match, claims)
    }

    const replied = await reply()
    message.resume()
    const finished = cors && !preflight ? cors.apply(replied, headers.origin) : replied
    answered(apiId, finished.status)
    log.write({
      requestId,
      routeKey: match ? match.route.key : '-',
      status: finished.status,
      method,
      path: raw,
      sourceIp,
      length: finished.body.length,
      latency: Math.round(performance.now() - begun),
      now: clock.now(),
      error: finished.status >= 500 ? 'Internal Server Error' : '-',
    })
    return { ...finished, headers: [...finished.headers, ['apigw-requestid', requestId]] }
  }

  async function run(received: Received, match: Match, claims: Claims | undefined): Promise<HttpAnswer> {
    const { route } = match
    const event = requestEvent(received, match, claims)
    if (Buffer.byteLength(JSON.stringify(event)) > payloadLimit) return gatewayAnswer(413, 'Request Entity Too Large')

    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, route.timeoutMs, 'late')
    })
    const outcome = await Promise.race([host.invoke(route.functionArn, event), late])
    clearTimeout(timer)
    if (outcome === 'late') return gatewayAnswer(503, 'Service Unavailable')
    // A throttled call is answered like one that failed ("Handling Lambda errors with an API Gateway API" in Lambda's guide).
    if (!outcome.ok || Buffer.byteLength(outcome.payload ?? '') > payloadLimit) return internalError()
    return functionAnswer(outcome.payload)
  }

  return { answer, close: log.close }
}

/**
 * Undefined for a malformed path. HTTP APIs decode a path before they choose the route: `%2F` ends a part, and what follows
 * `%3F` is lost.
 */
function decoded(path: string): string[] | undefined {
  try {
    return decodeURIComponent(path).split('?', 1)[0]?.split('/').slice(1)
  } catch {
    return undefined
  }
}
