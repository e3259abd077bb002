import type { WorkMessage } from '../shared/background/due.ts'
import { type StatusKey, statusLink } from '../shared/erasure/status-link.ts'
import { AppError, found, tooMany } from '../shared/errors.ts'
import type { AccountState } from '../shared/identity/account.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { nextUtcDay, toInstant } from '../shared/instant.ts'
import { erasureKey } from '../shared/keys.ts'
import { languageOfCompany } from '../shared/language.ts'
import { logFigure } from '../shared/log.ts'
import { addresseesOf, ownersToTell } from './domain/addressees.ts'
import { confirms } from './domain/confirm-name.ts'
import { signedInRecently } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import { erasureSummary } from './erasure-summary.ts'
import type { FenceStore } from './fence-store.ts'
import type { OwnerStore } from './owners/owner-store.ts'

type Deps = Pick<FenceStore, 'fenceAccount'> &
  Pick<ErasureStore, 'findErasure'> &
  OwnerStore & {
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
/** Each request, and each cancel, sends an email to every owner. */
const maxRequestsPerDay = 10
/** Owners who leave while their account is fenced. */
const maxAttempts = 5

/**
 * Fences the account and starts the erasure or its grace period. Concurrent requests start one erasure.
 * @throws AppError `account_erasing`, `reauthentication_required`, `confirmation_mismatch`, `too_many`, `forbidden` to a former owner
 */
export async function requestErasure(confirm: string, principal: Principal, deps: Deps) {
  const { account, accountId, authTime, memberId } = principal
  if (account.state === 'erasing') throw new AppError('account_erasing')
  const now = deps.now()
  if (!signedInRecently(authTime, now)) throw new AppError('reauthentication_required')
  const company = await principal.openAccount()
  if (!confirms(confirm, company.name)) throw new AppError('confirmation_mismatch')
  if (account.state === 'scheduled') return accepted(account.erasureId, deps)

  const erasureRequests = requestsOn(now, account.erasureRequests)
  const erasureId = deps.newId()
  const cancelUntil = deps.graceMilliseconds > 0 ? now + deps.graceMilliseconds : undefined
  const terms = { requestedAt: now, backupDays: deps.backupDays, cancelUntil, language: languageOfCompany(company) }
  const fallbackAt = now + fallbackMilliseconds
  const dueAt = cancelUntil === undefined ? fallbackAt + deps.quiesceMilliseconds : Math.min(cancelUntil, fallbackAt)
  const note = { at: toInstant(now), by: memberId, action: 'erasure.requested', subject: erasureId }
  const fence = async () => {
    const all = await deps.listOwners(accountId)
    const owners = ownersToTell(all, memberId)
    if (!owners) throw new AppError('forbidden')
    // also a contact address that is not verified: a deletion must be heard of, and a cancelled one can be asked for again
    const addressees = addresseesOf(owners, company)
    const told = { company: company.name, timeZone: company.timeZone, addressees }
    const ids = owners.map((owner) => owner.memberId)
    const erasure = { erasureId, accountId, ...terms, told, owners: ids, erasureRequests }
    const left = all.length - owners.length
    return deps.fenceAccount(erasure, dueAt, { ...note, details: left > 0 ? { ownersNotTold: left } : {} })
  }
  let refused = await fence()
  for (let attempt = 1; refused === 'owners-changed' && attempt < maxAttempts; attempt += 1) refused = await fence()
  if (refused === 'owners-changed') throw new AppError('unavailable')
  if (refused?.state === 'scheduled') return accepted(refused.erasureId, deps)
  if (refused) throw new AppError('account_erasing')
  logFigure('erasure_requested', { erasureId })
  if (cancelUntil === undefined) await deps.enqueueAfterQuiesce({ ...erasureKey(erasureId), kind: 'quiesce' })
  await deps.enqueueEmail({ ...erasureKey(erasureId), kind: 'erasure-email' })
  return accepted(erasureId, deps)
}

/** @throws AppError `too_many` */
function requestsOn(now: number, last: AccountState['erasureRequests']): { day: string; count: number } {
  const day = toInstant(now).slice(0, 10)
  const count = last?.day === day ? last.count + 1 : 1
  if (count <= maxRequestsPerDay) return { day, count }
  throw tooMany(`A deletion can be asked for ${maxRequestsPerDay} times a day.`, now, nextUtcDay(now))
}

async function accepted(erasureId: string | undefined, deps: Deps) {
  const erasure = found(erasureId === undefined ? undefined : await deps.findErasure(erasureKey(erasureId)))
  return { ...erasureSummary(erasure), statusUrl: await statusLink(deps.apiUrl, erasure.erasureId, deps.statusKey) }
}
