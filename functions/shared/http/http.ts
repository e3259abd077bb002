import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { env } from '../env.ts'
import { AppError } from '../errors.ts'
import type { LoginClaims, Principal } from '../identity/principal.ts'
import { findPrincipal } from '../identity/principal-store.ts'
import { lambdaHandler } from '../lambda-handler.ts'
import { openTable, type Table } from '../table/table.ts'
import { compressed } from './compress.ts'
import { conditional } from './etag.ts'
import { onceByKey } from './idempotency.ts'
import { offloadIfTooLarge, type ResponseStorage } from './large-response.ts'
import { translateErrors } from './refusals/translate-errors.ts'
import { bodyText, parseRequest } from './request.ts'
import { type AnyCaller, type Bound, bodiesOf, type Response, type RouteShape } from './route.ts'
import { withSafeHeaders } from './safe-headers.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2
type Middleware = MiddlewareObj<Event, Result>

type Parts = {
  /** Public routes never open it. */
  readonly table?: () => Table
  /** For responses that are too large for Lambda. */
  readonly responseStorage?: () => Promise<ResponseStorage>
  readonly apiUrl?: () => string
}

export function http(...bound: Bound[]) {
  return httpWith({}, ...bound)
}

export function httpWith(
  { table = openTable, responseStorage, apiUrl = () => env('API_URL') }: Parts,
  ...bound: Bound[]
) {
  return lambdaHandler<Event, Result>()
    .use(safeHeaders())
    .use(withoutBodyOfHead())
    .use(compress())
    .use(translateErrors(bound, apiUrl))
    .handler(async (event) => {
      const match = routeFor(bound, event)
      const { route, run } = match
      const caller = await authorize(route, event, table)
      const request = await parsed(match, event, caller)
      const work = async () => serialize(route, await run(request, caller))
      const once = route.idempotent && isMember(caller) && request.headers['idempotency-key'] !== undefined
      const result = once ? await onceByKey(table(), caller, event, work, route.shownOnce) : await work()
      const response = conditional(route, render(result), event)
      return responseStorage && isMember(caller)
        ? offloadIfTooLarge(response, event, caller.accountId, responseStorage)
        : response
    })
}

async function parsed({ route, onUnparsed }: Bound, event: Event, caller: AnyCaller) {
  try {
    return parseRequest(route, event)
  } catch (error) {
    await onUnparsed?.(bodyText(route, event), caller)
    throw error
  }
}

function routeFor(bound: readonly Bound[], { routeKey }: Event): Bound {
  const isHead = routeKey.startsWith('HEAD ')
  const key = isHead ? `GET ${routeKey.slice('HEAD '.length)}` : routeKey
  const match = bound.find(({ route }) => `${route.method} ${route.path}` === key && !(isHead && route.isSingleUse))
  if (!match) throw new AppError('not_found')
  return match
}

const rank = { worker: 1, staff: 2, owner: 3 } as const

async function authorize(route: RouteShape, event: Event, table: () => Table): Promise<AnyCaller> {
  if (route.access === 'public') return undefined
  const claims = claimsOf(event)
  if (route.access === 'login') return claims
  const principal = await findPrincipal(table(), claims, route.allowWhileErasing)
  if (rank[principal.role] < rank[route.access]) throw new AppError('forbidden')
  return principal
}

/** The authorizer has verified the token. Only access tokens carry `auth_time` of the sign-in. */
function claimsOf(event: Event): LoginClaims {
  const authorizer = 'authorizer' in event.requestContext ? event.requestContext.authorizer : undefined
  const claims = (authorizer as { jwt?: { claims?: Record<string, unknown> } } | undefined)?.jwt?.claims
  if (typeof claims?.['sub'] !== 'string' || claims['token_use'] !== 'access') throw new AppError('unauthorized')
  return { sub: claims['sub'], username: String(claims['username']), authTime: Number(claims['auth_time']) }
}

function isMember(caller: AnyCaller): caller is Principal {
  return caller !== undefined && 'accountId' in caller
}

function serialize(route: RouteShape, response: Response): Response {
  if (typeof response.body === 'string') return response
  const schema = bodiesOf(route, response.status).find((each) => each instanceof z.ZodType)
  return schema ? { ...response, body: schema.parse(response.body) } : response
}

function render(response: Response): Result {
  const isText = typeof response.body === 'string'
  const contentType = response.contentType ?? 'application/json'
  const headers = { 'cache-control': 'no-store', ...response.headers }
  if (response.body === undefined) return { statusCode: response.status, headers }
  return {
    statusCode: response.status,
    headers: { ...headers, 'content-type': contentType },
    body: isText ? String(response.body) : JSON.stringify(response.body),
  }
}

/** Used first, so that it runs last, after an error too. */
function safeHeaders(): Middleware {
  const add: Middleware['after'] = (request) => {
    if (request.response) request.response = withSafeHeaders(request.response)
  }
  return { after: add, onError: add }
}

/** HEAD is answered as GET is, with the headers of that body (RFC 9110, 9.3.2). */
function withoutBodyOfHead(): Middleware {
  const remove: Middleware['after'] = ({ event, response }) => {
    if (response && event.requestContext.http.method === 'HEAD') delete response.body
  }
  return { after: remove, onError: remove }
}

function compress(): Middleware {
  return {
    after: async (request) => {
      if (request.response) request.response = await compressed(request.response, request.event)
    },
  }
}
