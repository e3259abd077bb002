import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

/** The header by which the endpoint says that a call is to look as if nobody had listened. */
export const refusedHeader = 'x-local-connection-refused'

/**
 * Turns such an answer into the error of a connection that was refused. All services share one address, so none of them can
 * be closed alone; the function must see what it would see if it were.
 */
export function refuseConnections(): void {
  const { request } = http
  const refusing = (...args: unknown[]): http.ClientRequest => {
    const call: http.ClientRequest = Reflect.apply(request, http, args)
    const { emit } = call
    call.emit = (event: string | symbol, ...values: unknown[]) => {
      const [response] = values
      const refused =
        event === 'response' && response instanceof http.IncomingMessage && refusedHeader in response.headers
      if (!refused) return Reflect.apply(emit, call, [event, ...values])
      response.resume()
      const error = Object.assign(new Error(`connect ECONNREFUSED ${call.host}`), {
        code: 'ECONNREFUSED',
        syscall: 'connect',
      })
      return Reflect.apply(emit, call, ['error', error])
    }
    return call
  }
  http.request = refusing as typeof http.request
  syncBuiltinESMExports()
}
