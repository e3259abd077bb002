import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { AppError } from '../../errors.ts'
import { preferredLanguage, prefersPage } from '../accept.ts'
import { type Bound, isPage } from '../route.ts'
import { errorPage } from './error-page.ts'
import { logRefusal } from './log-refusal.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

/** To programs a problem (RFC 9457), to a browser that opens a page a page. */
export function translateErrors(bound: readonly Bound[], apiUrl: () => string): MiddlewareObj<Event, Result> {
  return {
    onError: (request) => {
      const { event } = request
      const error = translate(request.error)
      logRefusal(error, request.error, event)
      const answer = isForPerson(bound, event) ? pageOf(error, event) : problemOf(error, event, apiUrl())
      const seconds = error.retryAfterSeconds
      const wait = seconds === undefined ? {} : { 'retry-after': String(seconds) }
      const headers = { ...answer.headers, 'cache-control': 'no-store', ...wait }
      request.response = { statusCode: error.status, headers, body: answer.body }
    },
  }
}

function isForPerson(bound: readonly Bound[], { routeKey, headers }: Event): boolean {
  const path = routeKey.slice(routeKey.indexOf(' ') + 1)
  return bound.some(({ route }) => route.path === path && isPage(route)) && prefersPage(headers['accept'])
}

/** `requestId` is the one in our logs, so that a report of an error leads to them. */
function problemOf(error: AppError, { requestContext: { requestId } }: Event, apiUrl: string) {
  const { title, status, code, detail } = error
  const problem = { type: `${apiUrl}/docs#error-${code}`, title, status, code, requestId }
  const body = { ...problem, ...(detail !== undefined && { detail }), ...error.extra }
  return { headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(body) }
}

function pageOf(error: AppError, { headers, requestContext: { requestId } }: Event) {
  return errorPage(error.status, requestId, preferredLanguage(headers['accept-language']) ?? 'en')
}

function translate(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return new AppError('internal')
  const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined
  const temporary = /Throttl|ProvisionedThroughput|TooManyRequests|RequestLimit|Timeout|TransactionConflict|ECONN|EPIPE/
  const code = 'code' in error ? String(error.code) : ''
  if ((status !== undefined && status >= 500) || temporary.test(`${error.name} ${code}`))
    return new AppError('unavailable')
  return new AppError('internal')
}
