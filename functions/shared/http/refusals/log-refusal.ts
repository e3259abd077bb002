import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { AppError } from '../../errors.ts'
import { describeError, log } from '../../log.ts'

type Event = Pick<APIGatewayProxyEventV2, 'routeKey' | 'requestContext'>

/**
 * Below 500 nothing: the gateway's log has the status. The alarm on server errors leaves out what is logged as `request_deferred`:
 * the client is asked to come again and loses nothing. `cause`: what `error` was made from.
 */
export function logRefusal(error: AppError, cause: unknown, event: Event, status = error.status): void {
  if (status < 500) return
  const fields = { requestId: event.requestContext.requestId, route: event.routeKey, status, code: error.code }
  if (isDeferral(error)) log('info', 'request_deferred', fields)
  else if (cause === error && error.code === 'unavailable') log('warn', 'request_unavailable', fields)
  else log('error', 'request_failed', { ...describeError(cause), ...fields })
}

/** The fault is the client's, or none: only phone apps, which know no other answer, get a 503 for it. */
function isDeferral({ code, status }: AppError): boolean {
  return code === 'not_yet' || status < 500
}
