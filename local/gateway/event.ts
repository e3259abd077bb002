import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { accountId, region } from '../stacks/arns.ts'
import type { Claims } from './authorizer.ts'
import type { Match } from './routes.ts'

export type Received = {
  method: string
  /** Decoded. */
  path: string
  query: string
  headers: IncomingHttpHeaders
  body: Buffer
  sourceIp: string
  requestId: string
  apiId: string
  /** Shifted, epoch milliseconds. */
  now: number
}

/**
 * All other types, forms included, arrive in base64, and so does text that names another charset than UTF-8. What AWS makes of
 * text that is not UTF-8 though it should be is not documented; here its bytes arrive too.
 */
const textual = /^(text\/|application\/(json|javascript|xml)$)/
const otherCharset = /;\s*charset\s*=\s*"?(?!utf-?8\b)[\w-]/i

/** Payload format 2.0. */
export function requestEvent(received: Received, { route, parameters }: Match, claims: Claims | undefined): object {
  const { method, path, query, body, sourceIp, requestId, apiId, now } = received
  const { cookie, ...headers } = received.headers
  const searchParameters = joined([...new URLSearchParams(query)])
  const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const isText =
    textual.test(contentType) &&
    !otherCharset.test(headers['content-type'] ?? '') &&
    (headers['content-encoding'] ?? 'identity') === 'identity' &&
    isUtf8(body)
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      'x-forwarded-for': sourceIp,
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      'x-amzn-trace-id': `Root=1-${Math.floor(now / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)}`,
    },
    ...(searchParameters ? { queryStringParameters: searchParameters } : {}),
    ...(Object.keys(parameters).length > 0 ? { pathParameters: parameters } : {}),
    requestContext: {
      accountId,
      apiId,
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
      domainName: `${apiId}.execute-api.${region}.amazonaws.com`,
      domainPrefix: apiId,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: route.key,
      stage: '$default',
      time: accessTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

function joined(pairs: readonly [string, string][]): Record<string, string> | undefined {
  if (pairs.length === 0) return undefined
  const values: Record<string, string> = {}
  for (const [name, value] of pairs) values[name] = name in values ? `${values[name]},${value}` : value
  return values
}

/** `12/Mar/2026:19:03:58 +0000` */
export function accessTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}
