import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { clock } from '../clock.ts'
import { presentedToken } from '../crypto/device-token.ts'
import { AppError } from '../errors.ts'
import type { DevicePrincipal } from '../identity/device.ts'
import { findDevice } from '../identity/device-store.ts'
import { describeError, log } from '../log.ts'
import type { Table } from '../table/table.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

/** What an app asks in its own words, by any method; `receivedAt` in milliseconds since the epoch. */
type DeviceRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
  readonly receivedAt: number
}

type DeviceAnswer = { readonly status: number; readonly contentType: string; readonly body: string }

/** One kind of app: how it is served, and how it is told that its token is no good or that it must try again. */
export type DeviceRoute = {
  readonly take: (request: DeviceRequest, device: DevicePrincipal) => Promise<DeviceAnswer>
  readonly refuse: (why: 'refused' | 'busy') => DeviceAnswer
}

const mostBytes = 4 * 1024 * 1024
const refusals: readonly string[] = ['unauthorized', 'account_erasing', 'no_account']

/**
 * The wrapper of what devices send. Apps know three answers and would throw positions away for any other: taken, no
 * valid token, try again; so whatever goes wrong here is one of the last two. `routeOf` names the app by the path, or
 * answers undefined for one that there is not.
 */
export function deviceHttp(
  table: Table,
  routeOf: (dialect: string | undefined) => Promise<DeviceRoute | undefined>,
  now: () => number = clock,
) {
  return async (event: Event): Promise<Result> => {
    const route = await routeOf(event.pathParameters?.['dialect'])
    if (!route) return render({ status: 404, contentType: 'text/plain', body: '' })
    try {
      const query = event.queryStringParameters ?? {}
      const device = await findDevice(table, presentedToken({ headers: event.headers, query }))
      return render(await route.take({ query, body: bodyOf(event), receivedAt: now() }, device))
    } catch (error) {
      return render(route.refuse(whyOf(error, event)))
    }
  }
}

function bodyOf({ body = '', isBase64Encoded }: Event): string {
  const length = isBase64Encoded ? Math.floor((body.length * 3) / 4) : Buffer.byteLength(body)
  if (length > mostBytes) throw new AppError('too_large')
  return isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
}

function whyOf(error: unknown, event: Event): 'refused' | 'busy' {
  const code = error instanceof AppError ? error.code : undefined
  if (code !== undefined && refusals.includes(code)) return 'refused'
  const { requestId } = event.requestContext
  const fields = { requestId, route: event.routeKey, status: 503 }
  // what is put off on purpose is in the gateway's log, and a device gone mad must not fill ours
  if (code === undefined) log('error', 'request_failed', { ...describeError(error), ...fields })
  return 'busy'
}

function render({ status, contentType, body }: DeviceAnswer): Result {
  const headers = { 'cache-control': 'no-store', 'content-type': contentType }
  if (status === 401)
    return { statusCode: status, body, headers: { ...headers, 'www-authenticate': 'Basic realm="device"' } }
  return { statusCode: status, body, headers: status === 503 ? { ...headers, 'retry-after': '5' } : headers }
}

/** One function for both: people with a login, and devices with a token. */
export function withDevices<Context>(
  people: (event: Event, context: Context) => Promise<Result>,
  devices: (event: Event) => Promise<Result>,
) {
  return (event: Event, context: Context): Promise<Result> =>
    event.pathParameters?.['dialect'] === undefined ? people(event, context) : devices(event)
}
