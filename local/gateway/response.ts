import * as z from 'zod'

export type HttpAnswer = { status: number; headers: [name: string, value: string][]; body: Buffer }

const Scalar = z.union([z.string(), z.number(), z.boolean()])
const Structured = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), Scalar.nullable()).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** API Gateway's own format, not problem+json. */
export function gatewayAnswer(status: number, message: string, headers: HttpAnswer['headers'] = []): HttpAnswer {
  return {
    status,
    headers: [['content-type', 'application/json'], ...headers],
    body: Buffer.from(JSON.stringify({ message })),
  }
}

export const internalError = () => gatewayAnswer(500, 'Internal Server Error')

/** Reads the result (JSON) as payload format 2.0 does. */
export function functionAnswer(payload: string | undefined): HttpAnswer {
  const value: unknown = payload === undefined ? null : JSON.parse(payload)
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : (payload ?? 'null')
    return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(body) }
  }
  const structured = Structured.safeParse(value)
  if (!structured.success) return internalError()
  const { statusCode, headers, cookies, body, isBase64Encoded } = structured.data
  const pairs = Object.entries(headers ?? {}).flatMap(([name, given]): HttpAnswer['headers'] =>
    given === null ? [] : [[name.toLowerCase(), String(given)]],
  )
  if (body && !pairs.some(([name]) => name === 'content-type')) pairs.push(['content-type', 'text/plain;charset=UTF-8'])
  return {
    status: statusCode,
    headers: [...pairs, ...(cookies ?? []).map((cookie): [string, string] => ['set-cookie', cookie])],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}
