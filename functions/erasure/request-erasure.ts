import type { MemberStore } from '../accounts/members/member-store.ts'
import type { WorkMessage } from '../shared/background/due.ts'
import { type StatusKey, statusLink } from '../shared/erasure/status-link.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import { erasureKey } from '../shared/keys.ts'
import { confirms, signedInRecently } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import { erasureSummary } from './erasure-summary.ts'
import type { FenceStore } from './fence-store.ts'

type Deps = Pick<FenceStore, 'fenceAccount'> &
  Pick<ErasureStore, 'findErasure'> &
  Pick<MemberStore, 'findMember'> & {
    readonly now: () => number
    readonly newId: () => string
    readonly statusKey: StatusKey
    readonly apiUrl: string
    /** Starts the eraser; the message is delayed by the quiesce. */
    readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
    readonly enqueueEmail: (work: WorkMessage) => Promise<void>
    readonly quiesceMilliseconds: number
    readonly graceMilliseconds: number
    readonly backupDays: number
  }

/** If the work message is lost, the due row repeats it after this. */
const fallbackMilliseconds = 90_000

/**
 * Fences the account and starts the erasure or its grace period. Concurrent requests start one erasure.
 * @throws AppError `account_erasing`, `reauthentication_required`, `confirmation_mismatch`
 */
export async function requestErasure(confirm: string, principal: Principal, deps: Deps) {
  const { account, accountId, authTime, memberId } = principal
  if (account.state === 'erasing') throw new AppError('account_erasing')
  const now = deps.now()
  if (!signedInRecently(authTime, now)) throw new AppError('reauthentication_required')
  const { name, timeZone } = await principal.openAccount()
  if (!confirms(confirm, name)) throw new AppError('confirmation_mismatch')
  if (account.state === 'scheduled') return accepted(account.erasureId, deps)

  const erasureId = deps.newId()
  const cancelUntil = deps.graceMilliseconds > 0 ? now + deps.graceMilliseconds : undefined
  const owner = found(await deps.findMember(accountId, memberId))
  const addressee = { to: owner.email, name: owner.name, company: name, timeZone }
  const erasure = { erasureId, accountId, requestedAt: now, backupDays: deps.backupDays, cancelUntil, addressee }
  const fallbackAt = now + fallbackMilliseconds
  const dueAt = cancelUntil === undefined ? fallbackAt + deps.quiesceMilliseconds : Math.min(cancelUntil, fallbackAt)
  const note = { at: toInstant(now), by: memberId, action: 'erasure.requested', subject: erasureId }
  const refused = await deps.fenceAccount(erasure, dueAt, { ...note, details: {} })
  if (refused?.state === 'scheduled') return accepted(refused.erasureId, deps)
  if (refused) throw new AppError('account_erasing')
  if (cancelUntil === undefined) await deps.enqueueAfterQuiesce({ ...erasureKey(erasureId), kind: 'quiesce' })
  await deps.enqueueEmail({ ...erasureKey(erasureId), kind: 'erasure-email' })
  return accepted(erasureId, deps)
}

async function accepted(erasureId: string | undefined, deps: Deps) {
  const erasure = found(erasureId === undefined ? undefined : await deps.findErasure(erasureKey(erasureId)))
  return { ...erasureSummary(erasure), statusUrl: await statusLink(deps.apiUrl, erasure.erasureId, deps.statusKey) }
}
