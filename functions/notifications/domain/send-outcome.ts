/**
 * What a failed call means. Only `did-not-happen` may be retried: after a timeout, a broken connection or another 5xx a
 * retry could send the message twice.
 */
export type Outcome = 'did-not-happen' | 'refused' | 'unknown'

const notConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const throttled = /Throttl|TooManyRequests|RequestLimit|LimitExceeded|SlowDown/

export function outcomeOf(error: unknown): Outcome {
  const { name = '', code = '', $metadata = {} } = Object(error) as SdkError
  const status = $metadata.httpStatusCode
  if (notConnected.includes(code) || throttled.test(name) || status === 429 || status === 503) return 'did-not-happen'
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return 'refused'
  return 'unknown'
}

type SdkError = { name?: string; code?: string; $metadata?: { httpStatusCode?: number } }
