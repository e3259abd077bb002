import { answerFault, type Found, operationAt, requestFault } from './document.ts'

/** `body` of the answer: parsed JSON, or undefined. */
export type Exchange = {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly sent: { readonly body: unknown }
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

/** Of single answers; the others are the same for all, and docs/adr/0029 has them. */
const namedHeaders = ['etag', 'location', 'retry-after'] as const

/** What openapi.json does not say of an exchange: its status, type, fields, codes and headers, and a body that was taken. */
export function exchangeFaults(exchange: Exchange): string[] {
  const { method, path, status, headers, text } = exchange
  if (method === 'OPTIONS' || path.startsWith('/_local')) return []
  const found = operationAt(method, path)
  if (isOfGateway(exchange)) return found && ![400, 404].includes(status) ? gatewayFaults(found, exchange) : []
  if (!found) return path.startsWith('/in/') ? [] : [`${status}, though there is no such operation`]
  const answer = found.operation.responses[status]
  if (!answer) return [`status ${status} (${text.slice(0, 120)})`]
  const names = Object.keys(answer.headers ?? {})
  return [
    ...namedHeaders.filter((name) => headers.has(name) && !names.includes(name)).map((name) => `header ${name}`),
    ...(method === 'HEAD' ? [] : bodyFaults(found, exchange)),
    ...(status < 300 ? requestFaults(found, exchange) : []),
  ]
}

/** @throws Error that says what openapi.json lacks */
export function demandDescribed(exchange: Exchange): void {
  const faults = exchangeFaults(exchange)
  const { method, path } = exchange
  if (faults.length > 0) throw new Error(`Not in openapi.json: ${method} ${path}: ${faults.join('; ')}`)
}

/** The gateway’s own answer, which is known by its `message`. */
function isOfGateway({ body }: Exchange): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).join() === 'message'
}

function gatewayFaults({ operation }: Found, { status }: Exchange): string[] {
  return operation.responses[status]?.content?.['application/json'] ? [] : [`status ${status} of the gateway`]
}

function bodyFaults({ path, method, operation }: Found, { status, headers, text, body }: Exchange): string[] {
  const content = operation.responses[status]?.content ?? {}
  const type = headers.get('content-type') ?? ''
  if (text === '' && Object.keys(content).length === 0) return []
  if (!content[type]) return [`${status} as ${type || 'nothing'} (${text.slice(0, 120)})`]
  if (body === undefined) return []
  const fault = answerFault(['paths', path, method, 'responses', String(status), 'content', type, 'schema'], body)
  return fault === undefined ? [] : [`${status} ${fault} (${text.slice(0, 300)})`]
}

/** Each position is judged alone: one that is not valid is named in the answer. */
const judgedOneByOne = ['postPings']

/** What was taken must be what the document lets a client send. A body where none is read is not looked at. */
function requestFaults({ path, method, operation }: Found, { sent }: Exchange): string[] {
  const { operationId, requestBody } = operation
  if (requestBody === undefined || judgedOneByOne.includes(operationId)) return []
  const [type = ''] = Object.keys(requestBody.content)
  if (sent.body === undefined || sent.body === '') return requestBody.required ? ['a body is not required'] : []
  if (type !== 'application/json') return []
  const fault = requestFault(['paths', path, method, 'requestBody', 'content', type, 'schema'], sent.body)
  return fault === undefined ? [] : [`takes a body with ${fault}`]
}
