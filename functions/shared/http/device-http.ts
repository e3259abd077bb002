import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { clock } from '../clock.ts'
import { presentedTokens } from '../crypto/device-token.ts'
import { AppError } from '../errors.ts'
import type { DevicePrincipal } from '../identity/device.ts'
import { findDevice } from '../identity/device-store.ts'
import type { Table } from '../table/table.ts'
import { type BodyFault, decodeBody } from './decode-body.ts'
import { logRefusal } from './refusals/log-refusal.ts'
import { withSafeHeaders } from './safe-headers.ts'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

/** `receivedAt` in epoch milliseconds. */
type DeviceRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Why `body` is not all that was sent: what came before the fault, or nothing of what is too large. */
  readonly fault: 'too_large' | 'unreadable_compression' | undefined
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
 * Apps understand few outcomes and would discard positions after any other: accepted, token not valid, try again. So
 * every error becomes one of the last two. The client's own faults count as deferred then (`logRefusal`).
 * `routeOf` gets the words of the path after `/in/`, as people type them.
 */
export function deviceHttp(
  { maxBytes }: { readonly maxBytes: number },
  table: Table,
  routeOf: (words: readonly string[]) => Promise<DeviceRoute>,
  now: () => number = clock,
) {
  return async (event: Event): Promise<Result> => {
    const { dialect = '', rest = '', path: others = '' } = event.pathParameters ?? {}
    const path = `${dialect}/${rest}/${others}`
    const route = await routeOf(wordsOf(path))
    try {
      const query = event.queryStringParameters ?? {}
      const { text, fault } = decodeBody(event, maxBytes)
      const device = await findDevice(table, presentedTokens({ headers: event.headers, query, path, body: text }))
      const body = fault === 'too_large' ? '' : text
      return render(await route.handle({ query, body, fault: faultOf(fault), receivedAt: now() }, device))
    } catch (error) {
      return render(route.fail(reasonOf(error, event)))
    }
  }
}

const maxWords = 8

/** A path typed by hand may hold empty parts, or `&` for `?`. */
function wordsOf(path: string): string[] {
  return path.split(/[^\w.-]+/, maxWords).filter((word) => word !== '')
}

function faultOf(fault: BodyFault | undefined): DeviceRequest['fault'] {
  return fault === undefined || fault === 'too_large' ? fault : 'unreadable_compression'
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
  routes: readonly { readonly method: string; readonly path: string }[],
  members: (event: Event, context: Context) => Promise<Result>,
  devices: (event: Event) => Promise<Result>,
) {
  const keys = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  return (event: Event, context: Context): Promise<Result> =>
    keys.has(event.routeKey) ? devices(event) : members(event, context)
}
