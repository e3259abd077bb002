import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { compressed } from './compress.ts'

type Result = APIGatewayProxyStructuredResultV2
type Headers = NonNullable<Result['headers']>

/** `keep` stores a response body and returns a URL that works for 5 minutes. */
export type ResponseStorage = {
  readonly keep: (accountId: string, body: Uint8Array, headers: Headers) => Promise<string>
}

/** Of the body on the wire. */
const maxBytes = 5 * 1024 * 1024
/** Of the function's JSON result, in which the body is escaped or base64. Lambda's limit is 6 MB. */
const maxPayloadBytes = 6_000_000
/** JSON escapes a character with at most 6 bytes. */
const alwaysFitsCharacters = maxPayloadBytes / 6

/** A response that is too large even compressed is stored, and becomes a 303. */
export async function offloadIfTooLarge(
  response: Result,
  event: APIGatewayProxyEventV2,
  accountId: string,
  responseStorage: () => Promise<ResponseStorage>,
): Promise<Result> {
  const compressedResponse = await compressed(response, event)
  const { body = '', headers = {}, isBase64Encoded } = compressedResponse
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (fits(body, encoding)) return compressedResponse
  const { keep } = await responseStorage()
  const location = await keep(accountId, Buffer.from(body, encoding), headers)
  const { etag } = headers // of what the link leads to; the stored object has another
  return { statusCode: 303, headers: { 'cache-control': 'no-store', location, ...(etag !== undefined && { etag }) } }
}

function fits(body: string, encoding: 'base64' | 'utf8'): boolean {
  if (body.length <= alwaysFitsCharacters) return true
  if (Buffer.byteLength(body, encoding) > maxBytes) return false
  const payload = encoding === 'base64' ? body.length : Buffer.byteLength(JSON.stringify(body))
  return payload <= maxPayloadBytes
}
