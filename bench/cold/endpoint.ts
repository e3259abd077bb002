import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

export type CountingEndpoint = { readonly url: string; readonly calls: Calls; readonly stop: () => void }
type Calls = { reads: number; writes: number }

const agent = new Agent({ keepAlive: true })

/** Forwards to the engine, stands in for KMS without encryption, and counts calls. */
export async function countingEndpoint(engine: string): Promise<CountingEndpoint> {
  const calls = { reads: 0, writes: 0 }
  const server = createServer((message, response) => {
    const [, action = ''] = String(message.headers['x-amz-target']).split('.')
    calls[/^(Get|Query|BatchGet|Decrypt)/.test(action) ? 'reads' : 'writes'] += 1
    if (action === 'Decrypt') void decrypt(message, response)
    else forward(message, response, engine)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, calls, stop: () => server.close() }
}

function forward(message: IncomingMessage, response: ServerResponse, engine: string): void {
  const { method, headers } = message
  const call = request(engine, { agent, method, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 500, reply.headers)
    reply.pipe(response)
  })
  message.pipe(call)
}

async function decrypt(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { CiphertextBlob } = JSON.parse(Buffer.concat(await message.toArray()).toString())
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify({ Plaintext: CiphertextBlob, KeyId: 'bench' }))
}
