import { type WaitReason, waitReasonOf } from './provider-refusal.ts'

/**
 * What a failed call means. Only `did-not-happen` may be retried: after a timeout, a broken connection or another 5xx a
 * retry could send the message twice. `wait`: it did not happen, since the provider refuses the whole installation.
 */
export type Outcome = 'did-not-happen' | 'refused' | 'unknown' | { readonly wait: WaitReason }

const notConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const throttled = /Throttl|TooManyRequests|RequestLimit|LimitExceeded|SlowDown/

export function outcomeOf(error: unknown): Outcome {
  const { name = '', message = '', code = '', $metadata = {} } = Object(error) as SdkError
  const status = $metadata.httpStatusCode
  const isAnswered = status !== undefined && status >= 400 && status < 500
  const wait = isAnswered ? waitReasonOf({ name, text: message }) : undefined
  if (wait) return { wait }
  if (notConnected.includes(code) || throttled.test(name) || status === 429 || status === 503) return 'did-not-happen'
  if (isAnswered && status !== 408) return 'refused'
  return 'unknown'
}

/** What was surely not sent is queued again. */
export function isQueuedAgain(outcome: Outcome): boolean {
  return outcome === 'did-not-happen' || typeof outcome === 'object'
}

type SdkError = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number } }
