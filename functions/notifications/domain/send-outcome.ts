/**
 * What became of a call to a provider that threw. Only what surely did not happen may be tried again; after a time-out,
 * a broken connection or another 5xx nobody knows, and a second try could be a second message.
 */
export type Outcome = 'did-not-happen' | 'refused' | 'unknown'

const neverArrived = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const throttled = /Throttl|TooManyRequests|RequestLimit|LimitExceeded|SlowDown/

/** Reads errors of the AWS SDK: the code of a broken connection, the name of a throttling, the HTTP status. */
export function outcomeOf(error: unknown): Outcome {
  const { name = '', code = '', $metadata = {} } = Object(error) as Failure
  const status = $metadata.httpStatusCode
  if (neverArrived.includes(code) || throttled.test(name) || status === 429 || status === 503) return 'did-not-happen'
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return 'refused'
  return 'unknown'
}

type Failure = { name?: string; code?: string; $metadata?: { httpStatusCode?: number } }
