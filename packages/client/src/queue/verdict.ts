import type { PingUploadResult } from '../openapi.ts'
import { type Problem, problemOf } from '../problem.ts'
import type { Batch } from './request.ts'

/**
 * Why the lane waits. `notice`: the worker must acknowledge the tracking notice. `no_account`: the worker was removed, or the
 * token is that of another login. `forbidden`: the role does not allow it.
 */
export type WaitReason = 'unavailable' | 'notice' | 'sign_in' | 'no_account' | 'forbidden'

export type Verdict =
  | { readonly does: 'remove'; readonly upload?: PingUploadResult }
  | { readonly does: 'wait'; readonly because: WaitReason }
  | { readonly does: 'keep'; readonly outcome: 'refused' | 'invalid'; readonly problem?: Problem }
  /** Of several, to find the one at fault. */
  | { readonly does: 'halve' }
  | { readonly does: 'erase'; readonly code: string }

type Body = { readonly [field: string]: unknown } | undefined

const later: Verdict = { does: 'wait', because: 'unavailable' }

/** What becomes of what was sent. Final is only what the API itself answers: a page of a proxy or a hotspot costs nothing. */
export function verdictOf(status: number, body: Body, batch: Batch): Verdict {
  if (status === 200 || status === 201) return taken(body, batch)
  if (status === 401) return { does: 'wait', because: 'sign_in' }
  const hasSeveral = batch.entries.length > 1
  const problem = problemOf(body)
  // a proxy may refuse a size as well, and a half is worth a try; the gateway's own 413 has no code
  if (status === 413) return hasSeveral ? { does: 'halve' } : body ? kept('invalid', problem) : later
  if (problem?.status !== status || status < 400 || status === 429 || status >= 500) return later
  const { code } = problem
  if (status === 403) return refusedLogin(code)
  if (code === 'tracking_notice_required') return { does: 'wait', because: 'notice' }
  if (hasSeveral) return { does: 'halve' }
  return kept(status === 409 ? 'refused' : 'invalid', problem)
}

function refusedLogin(code: string): Verdict {
  if (code === 'account_erasing') return { does: 'erase', code }
  return { does: 'wait', because: code === 'no_account' ? code : 'forbidden' }
}

function kept(outcome: 'refused' | 'invalid', problem?: Problem): Verdict {
  return { does: 'keep', outcome, ...(problem && { problem }) }
}

/** An upload says what became of each position: an answer that leaves some out is of something else. */
function taken(body: Body, { path, entries }: Batch): Verdict {
  if (!body) return later
  if (path !== '/v1/pings') return 'shiftId' in body && 'status' in body ? { does: 'remove' } : later
  const { accepted, duplicates, outsideShift, invalid, tracking } = body as Partial<PingUploadResult>
  const counts = [accepted, duplicates, outsideShift, Array.isArray(invalid) ? invalid.length : undefined]
  const told = counts.reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : Number.NaN), 0)
  const isWhole = told === entries.length && (tracking === 'on' || tracking === 'off')
  return isWhole ? { does: 'remove', upload: body as PingUploadResult } : later
}
