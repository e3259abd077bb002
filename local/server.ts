import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import { StartFailure } from './failure.ts'
import { gatewayAnswer, type HttpAnswer } from './gateway/response.ts'

/**
 * On this machine only.
 * @throws StartFailure if the port is taken
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`
      reject(new StartFailure(`Port ${port} ${reason}. Choose another one with PORT.`))
    })
    // Closing an idle connection could fail a call under way, so clients close them.
    server.keepAliveTimeout = 0
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
}

export type ApiServer = { server: Server; answerWith(answer: Answerer): void }
type Answerer = (message: Parameters<RequestListener>[0]) => Promise<HttpAnswer>

/** Responds with 503 until the gateway is ready. */
export async function openApiServer(port: number): Promise<ApiServer> {
  let answer: Answerer = async () => gatewayAnswer(503, 'Service Unavailable')
  const server = createServer((message, response) => {
    answer(message).then(
      ({ status, headers, body }) => {
        for (const [name, value] of headers) response.appendHeader(name, value)
        // of HEAD it would have to be that of the body which GET has
        const hasLength = status !== 204 && status !== 304 && message.method !== 'HEAD'
        if (hasLength) response.setHeader('content-length', body.length)
        response.writeHead(status).end(body)
      },
      () => response.writeHead(500).end('{"message":"Internal Server Error"}'),
    )
  })
  await listen(server, port)
  return {
    server,
    answerWith(answerer) {
      answer = answerer
    },
  }
}
