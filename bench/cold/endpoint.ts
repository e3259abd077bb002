import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

export type CountingEndpoint = { readonly url: string; readonly calls: Calls; readonly stop: () => void }
type Calls = { reads: number; writes: number }

const agent = new Agent({ keepAlive: true })

/** One address for a function under test: the engine behind it, KMS played by a vault that wraps nothing, calls counted. */
export async function countingEndpoint(engine: string): Promise<CountingEndpoint> {
  const calls = { reads: 0, writes: 0 }
  const server = createServer((message, response) => {
    const [, action = ''] = String(message.headers['x-amz-target']).split('.')
    calls[/^(Get|Query|BatchGet|Decrypt)/.test(action) ? 'reads' : 'writes'] += 1
    if (action === 'Decrypt') void unwrapped(message, response)
    else pass(message, response, engine)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, calls, stop: () => server.close() }
}

function pass(message: IncomingMessage, response: ServerResponse, engine: string): void {
  const { method, headers } = message
  const call = request(engine, { agent, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  message.pipe(call)
}

async function unwrapped(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { CiphertextBlob } = JSON.parse(Buffer.concat(await message.toArray()).toString())
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify({ Plaintext: CiphertextBlob, KeyId: 'bench' }))
}
