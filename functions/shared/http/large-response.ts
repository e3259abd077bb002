import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { compressed } from './compress.ts'

type Result = APIGatewayProxyStructuredResultV2
type Headers = NonNullable<Result['headers']>

/** Where answers lie that are too large to be given; answers with an address to fetch one from, for 5 minutes. */
export type ResponseStorage = {
  readonly keep: (accountId: string, body: Uint8Array, headers: Headers) => Promise<string>
}

/** Of the body as it travels to the client. */
const mostBytes = 5 * 1024 * 1024
/** Of the answer as a function gives it: text in JSON, where each quote takes two bytes, or base64. Lambda ends at 6 MB. */
const mostPayloadBytes = 6_000_000
/** A character takes no more than this in JSON, so a shorter body needs no second look. */
const surelyFits = mostPayloadBytes / 6

/**
 * The answer as it is, compressed where the client takes that, or 303 to where it lies when it is still too large. The
 * responseStorage is asked for only then.
 */
export async function offloadIfTooLarge(
  answer: Result,
  event: APIGatewayProxyEventV2,
  accountId: string,
  responseStorage: () => Promise<ResponseStorage>,
): Promise<Result> {
  const sent = await compressed(answer, event)
  const { body = '', headers = {}, isBase64Encoded } = sent
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (fits(body, encoding)) return sent
  const { keep } = await responseStorage()
  const location = await keep(accountId, Buffer.from(body, encoding), headers)
  return { statusCode: 303, headers: { 'cache-control': 'no-store', location } }
}

function fits(body: string, encoding: 'base64' | 'utf8'): boolean {
  if (body.length <= surelyFits) return true
  if (Buffer.byteLength(body, encoding) > mostBytes) return false
  const payload = encoding === 'base64' ? body.length : Buffer.byteLength(JSON.stringify(body))
  return payload <= mostPayloadBytes
}
