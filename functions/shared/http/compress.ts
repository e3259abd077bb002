import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

type Result = APIGatewayProxyStructuredResultV2

const gzipped = promisify(gzip)
const worthCompressing = 1_024

/** The answer as gzip for whoever accepts that and if it is worth it; one that is compressed already stays as it is. */
export async function compressed(answer: Result, { headers }: APIGatewayProxyEventV2): Promise<Result> {
  const accepts = /\bgzip\b(?!\s*;\s*q=0(\.0+)?\b)/.test(headers['accept-encoding'] ?? '')
  if (!accepts || !answer.body || answer.isBase64Encoded || answer.body.length < worthCompressing) return answer
  const vary = [answer.headers?.['vary'], 'accept-encoding'].filter((each) => each !== undefined).join(', ')
  const body = (await gzipped(answer.body)).toString('base64')
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip', vary },
    body,
    isBase64Encoded: true,
  }
}
