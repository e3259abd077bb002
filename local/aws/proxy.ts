import { Agent, request as send } from 'node:http'
import type { AwsAnswer, AwsRequest } from './request.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const hopByHopHeaders = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** Rejects when the engine cannot be reached. */
export function forward(engine: string, request: AwsRequest): Promise<AwsAnswer> {
  const { method, url, headers, body } = request
  const { hostname, port } = new URL(engine)
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`
    const given = Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHopHeaders.has(name)))
    const options = {
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...given, host: `${hostname}:${port}`, 'content-length': body.length },
    }
    const call = send(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const answered = Object.entries(response.headers).filter(([name]) => !hopByHopHeaders.has(name))
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(
            answered.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
          ),
          body: Buffer.concat(chunks),
        })
      })
    })
    call.once('error', (error: NodeJS.ErrnoException) => {
      // The engine had closed the idle connection and has not seen this call.
      if (call.reusedSocket && error.code === 'ECONNRESET') forward(engine, request).then(resolve, reject)
      else reject(error)
    })
    call.end(body)
  })
}
