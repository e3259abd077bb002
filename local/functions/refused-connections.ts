import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

export const refusedHeader = 'x-local-connection-refused'

/** Turns such a response into ECONNREFUSED: all services share one address, so one cannot be closed alone. */
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
