import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const twoYearsSeconds = 63_072_000

/** What an answer needs so that a browser neither guesses its type, nor frames it, nor tells its address to others. */
const defaults = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${twoYearsSeconds}`,
  'x-content-type-options': 'nosniff',
} as const

/** A page's own headers win. */
export function withSafeHeaders(result: APIGatewayProxyStructuredResultV2): APIGatewayProxyStructuredResultV2 {
  return { ...result, headers: { ...defaults, ...result.headers } }
}
