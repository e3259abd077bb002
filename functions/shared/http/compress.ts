import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

type Result = APIGatewayProxyStructuredResultV2

const gzipped = promisify(gzip)
const minCharacters = 1_024

/** With gzip, if the client accepts that and the body is long enough. */
export async function compressed(response: Result, { headers }: APIGatewayProxyEventV2): Promise<Result> {
  const accepts = /\bgzip\b(?!\s*;\s*q=0(\.0+)?\b)/.test(headers['accept-encoding'] ?? '')
  if (!accepts || !response.body || response.isBase64Encoded || response.body.length < minCharacters) return response
  const vary = [response.headers?.['vary'], 'accept-encoding'].filter((each) => each !== undefined).join(', ')
  const body = (await gzipped(response.body)).toString('base64')
  return {
    ...response,
    headers: { ...response.headers, 'content-encoding': 'gzip', vary },
    body,
    isBase64Encoded: true,
  }
}
