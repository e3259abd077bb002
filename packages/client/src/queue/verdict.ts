import type { PingUploadResult } from '../openapi.ts'
import { type Problem, problemOf } from '../problem.ts'

/** Why the lane waits. `notice`: the worker must acknowledge the tracking notice. `forbidden`: the role does not allow it. */
export type WaitReason = 'unavailable' | 'notice' | 'sign_in' | 'forbidden'

export type Verdict =
  | { readonly does: 'remove'; readonly upload?: PingUploadResult }
  | { readonly does: 'wait'; readonly because: WaitReason }
  | { readonly does: 'keep'; readonly outcome: 'refused' | 'invalid'; readonly problem?: Problem }
  | { readonly does: 'halve' }
  | { readonly does: 'erase'; readonly code: string }

/** The login belongs to no account any more: erased, or the worker left. */
const goneCodes = ['account_erasing', 'no_account']

const later: Verdict = { does: 'wait', because: 'unavailable' }

/** What becomes of what was sent. Final is only what the API itself answers: a page of a proxy or a hotspot costs nothing. */
export function verdictOf(status: number, body: unknown): Verdict {
  if (status === 200 || status === 201) return taken(body)
  if (status === 401) return { does: 'wait', because: 'sign_in' }
  // the gateway's own 413 has no code
  if (status === 413) return { does: 'halve' }
  const problem = problemOf(body)
  if (!problem || status < 400 || status === 429 || status >= 500) return later
  if (status === 403) {
    const { code } = problem
    return goneCodes.includes(code) ? { does: 'erase', code } : { does: 'wait', because: 'forbidden' }
  }
  if (status !== 409) return { does: 'keep', outcome: 'invalid', problem }
  if (problem.code === 'tracking_notice_required') return { does: 'wait', because: 'notice' }
  return { does: 'keep', outcome: 'refused', problem }
}

function taken(body: unknown): Verdict {
  if (typeof body !== 'object' || body === null) return later
  if ('accepted' in body && 'tracking' in body) return { does: 'remove', upload: body as PingUploadResult }
  return 'shiftId' in body ? { does: 'remove' } : later
}
