import { Agent, request as send } from 'node:http'
import type { AwsAnswer, AwsRequest } from './request.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
/** Headers of one connection, which must not travel on. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** Hands a call to an engine as it is, and its answer back as it is. Rejects when the engine cannot be reached. */
export function forward(engine: string, { method, url, headers, body }: AwsRequest): Promise<AwsAnswer> {
  const { hostname, port } = new URL(engine)
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`
    const given = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.has(name)))
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
        const answered = Object.entries(response.headers).filter(([name]) => !ofConnection.has(name))
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(
            answered.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
          ),
          body: Buffer.concat(chunks),
        })
      })
    })
    call.once('error', reject)
    call.end(body)
  })
}
