import type { WorkMessage } from '../../shared/background/due.ts'
import { type StatusKey, statusLink } from '../../shared/erasure/status-link.ts'
import { makeNotice } from '../domain/notice.ts'
import { outcomeOf } from '../domain/send-outcome.ts'
import { emailFromFieldpost } from '../email/compose.ts'
import { callTimeoutMilliseconds, maxClaimMilliseconds } from './call-timeouts.ts'
import type { ErasureEmailRow, ErasureEmailStore } from './erasure-email-store.ts'
import type { SesClient } from './ses-client.ts'

export type ErasureEmailDeps = ErasureEmailStore &
  Pick<SesClient, 'sendWithoutTags'> & {
    readonly statusKey: StatusKey
    readonly apiUrl: string
    readonly newId: () => string
    readonly now: () => number
    readonly remaining: () => number
  }

/**
 * Sends the email that an erasure row queues, one call per claim. A call that surely did not happen is queued again, and
 * its error rethrown to the queue; one that may have happened is never repeated.
 */
export async function sendErasureEmail(work: WorkMessage, deps: ErasureEmailDeps): Promise<void> {
  const row = await deps.findErasureEmail(work)
  if (!row?.email) return
  if (row.emailState === 'sending') {
    const isAbandoned = deps.now() - (row.emailClaimedAt ?? 0) > maxClaimMilliseconds
    if (isAbandoned) await deps.recordErasureEmailOutcome(row, row.emailClaim, 'unknown')
    return
  }
  const claim = deps.newId()
  if (row.emailState !== 'queued' || !(await deps.claimErasureEmail(row, claim, deps.now()))) return
  try {
    await send(row, deps)
  } catch (error) {
    const outcome = outcomeOf(error)
    const state = { 'did-not-happen': 'queued', refused: 'failed', unknown: 'unknown' } as const
    await deps.recordErasureEmailOutcome(row, claim, state[outcome])
    if (outcome === 'did-not-happen') throw error
    return
  }
  await deps.recordErasureEmailOutcome(row, claim, 'sent')
}

async function send(row: ErasureEmailRow, deps: ErasureEmailDeps): Promise<void> {
  const { addressee, receipt, email: about = 'begun' } = row
  const link = await statusLink(deps.apiUrl, row.erasureId, deps.statusKey)
  const notice = makeNotice({ ...row, ...addressee, template: `erasure-${about}`, link }, deps.now())
  if (!notice) return
  const attachment =
    about === 'done' && receipt !== undefined
      ? { name: 'erasure-receipt.jws', contentType: 'text/plain', content: receipt }
      : undefined
  const signal = AbortSignal.timeout(Math.max(1, callTimeoutMilliseconds(deps)))
  await deps.sendWithoutTags(notice, emailFromFieldpost(notice, attachment), signal)
}
