import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { clock } from '../clock.ts'
import { presentedToken } from '../crypto/device-token.ts'
import { AppError } from '../errors.ts'
import type { DevicePrincipal } from '../identity/device.ts'
import { findDevice } from '../identity/device-store.ts'
import type { Table } from '../table/table.ts'
import { logRefusal } from './log-refusal.ts'
import { withSafeHeaders } from './safe-headers.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

/** `receivedAt` in epoch milliseconds. */
type DeviceRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
  readonly receivedAt: number
}

type DeviceResponse = { readonly status: number; readonly contentType: string; readonly body: string }

/** One kind of phone app, with the two errors that it understands. */
export type DeviceRoute = {
  readonly handle: (request: DeviceRequest, device: DevicePrincipal) => Promise<DeviceResponse>
  readonly fail: (reason: 'refused' | 'busy') => DeviceResponse
}

const finalCodes: readonly string[] = ['unauthorized', 'account_erasing', 'no_account']

/**
 * Apps understand three outcomes and would discard positions after any other: accepted, token not valid, try again. So
 * every error becomes one of the last two. The client's own faults count as deferred then (`logRefusal`).
 */
export function deviceHttp(
  { maxBytes }: { readonly maxBytes: number },
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
      return render(await route.handle({ query, body: bodyOf(event, maxBytes), receivedAt: now() }, device))
    } catch (error) {
      return render(route.fail(reasonOf(error, event)))
    }
  }
}

function bodyOf({ body = '', isBase64Encoded }: Event, maxBytes: number): string {
  const length = isBase64Encoded ? Math.floor((body.length * 3) / 4) : Buffer.byteLength(body)
  if (length > maxBytes) throw new AppError('too_large')
  return isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
}

function reasonOf(error: unknown, event: Event): 'refused' | 'busy' {
  const refusal = error instanceof AppError ? error : new AppError('unavailable')
  if (finalCodes.includes(refusal.code)) return 'refused'
  logRefusal(refusal, error, event, 503)
  return 'busy'
}

const hints: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Basic realm="device"' },
  503: { 'retry-after': '5' },
}

function render({ status, contentType, body }: DeviceResponse): Result {
  const headers = { 'cache-control': 'no-store', 'content-type': contentType }
  return withSafeHeaders({ statusCode: status, body, headers: { ...headers, ...hints[status] } })
}

export function withDevices<Context>(
  members: (event: Event, context: Context) => Promise<Result>,
  devices: (event: Event) => Promise<Result>,
) {
  return (event: Event, context: Context): Promise<Result> =>
    event.pathParameters?.['dialect'] === undefined ? members(event, context) : devices(event)
}
