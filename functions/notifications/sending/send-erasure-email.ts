import type { WorkMessage } from '../../shared/background/due.ts'
import { type Addressee, isEmailSettled } from '../../shared/erasure/erasure-email.ts'
import { type StatusKey, statusLink } from '../../shared/erasure/status-link.ts'
import { log } from '../../shared/log.ts'
import { makeNotice } from '../domain/notice.ts'
import { isQueuedAgain, outcomeOf } from '../domain/outcome/send-outcome.ts'
import { emailFromFieldpost } from '../email/compose.ts'
import { maxClaimMilliseconds } from '../mark-unknown.ts'
import { callTimeoutMilliseconds } from './call-timeouts.ts'
import type { ErasureEmailRow, ErasureEmailStore, ErasureEmailTo } from './erasure-email-store.ts'
import type { Pacer } from './pace.ts'
import type { SesClient } from './ses-client.ts'

export type ErasureEmailDeps = ErasureEmailStore &
  Pick<SesClient, 'sendWithoutTags'> &
  Pacer & {
    readonly statusKey: StatusKey
    readonly apiUrl: string
    readonly newId: () => string
    readonly now: () => number
    readonly remaining: () => number
  }

/** Less than this is not enough to begin a call. */
const minCallMilliseconds = 1_000

/**
 * Sends the email that an erasure row queues to each addressee, one call per claim. A call that surely did not happen is
 * queued again, and after the others its error rethrown to the queue; one that may have happened is never repeated. What
 * there is no time for, or the provider refuses as it refuses everything, the erasure's due row hands out again.
 */
export async function sendErasureEmail(work: WorkMessage, deps: ErasureEmailDeps): Promise<void> {
  const row = await deps.findErasureEmail(work)
  if (!row?.email) return
  const { email, erasureId } = row
  const failures: unknown[] = []
  for (const [position, addressee] of row.told.addressees.entries()) {
    if (callTimeoutMilliseconds(deps) < minCallMilliseconds) break
    const to = { erasureId, email, index: String(position) }
    const send = async (mayBegin: (units: number) => boolean) => mayBegin(1) && sendToOne(row, to, addressee, deps)
    await deps.inTurn('email', send).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  if (email !== 'cancelled') return
  const after = await deps.findErasureEmail(work)
  if (after && isEmailSettled(after)) await deps.forgetAddresseesOfCancelled(erasureId)
}

async function sendToOne(row: ErasureEmailRow, to: ErasureEmailTo, addressee: Addressee, deps: ErasureEmailDeps) {
  const delivery = row.deliveries[to.index]
  if (delivery?.state === 'sending') {
    const isAbandoned = deps.now() - (delivery.claimedAt ?? 0) > maxClaimMilliseconds
    if (isAbandoned) await deps.recordErasureEmailOutcome(to, delivery.claim, 'unknown')
    return
  }
  const claim = deps.newId()
  if (delivery?.state !== 'queued' || !(await deps.claimErasureEmail(to, claim, deps.now()))) return
  try {
    await send(row, addressee, deps)
  } catch (error) {
    const outcome = outcomeOf(error)
    const state = isQueuedAgain(outcome) ? 'queued' : outcome === 'refused' ? 'failed' : 'unknown'
    await deps.recordErasureEmailOutcome(to, claim, state)
    if (outcome === 'did-not-happen') throw error
    if (typeof outcome === 'object')
      log('error', 'provider_refused', { reason: outcome.wait, channel: 'email', erasureId: to.erasureId })
    return
  }
  await deps.recordErasureEmailOutcome(to, claim, 'sent')
}

async function send(row: ErasureEmailRow, addressee: Addressee, deps: ErasureEmailDeps): Promise<void> {
  const { told, receipt, email: about = 'begun' } = row
  const link = await statusLink(deps.apiUrl, row.erasureId, deps.statusKey)
  const asked = told.addressees.find(({ why }) => why === 'asked')
  const words = { ...addressee, company: told.company, timeZone: told.timeZone, askedBy: asked?.name }
  const notice = makeNotice({ ...row, ...words, template: `erasure-${about}`, link }, deps.now())
  if (!notice) return
  const attachment =
    about === 'done' && receipt !== undefined
      ? { name: `erasure-receipt-${row.erasureId}.jws`, contentType: 'text/plain', content: receipt }
      : undefined
  const signal = AbortSignal.timeout(Math.max(1, callTimeoutMilliseconds(deps)))
  await deps.sendWithoutTags(notice, emailFromFieldpost(notice, deps.apiUrl, attachment), signal)
}
