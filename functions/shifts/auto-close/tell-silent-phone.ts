import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import { accountOf, type Key } from '../../shared/keys.ts'
import { languageOfCompany } from '../../shared/language.ts'
import { officeReader } from '../../shared/messages/member-email.ts'
import { nextSilenceCheck, silentSince } from '../domain/rules/silence.ts'
import { breaksOf } from '../shift/shift-times.ts'
import { isTracked, type OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { SilenceStore } from '../store/silence-store.ts'
import { type FindLiveDeps, findLivePosition } from '../tracks/find-live-position.ts'

type Deps = FindLiveDeps &
  SilenceStore &
  Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<JobStore, 'readDue' | 'complete' | 'reschedule'> & {
    readonly findAccount: (accountId: string) => Promise<Account | undefined>
    readonly now: () => number
  }

const maxAttempts = 8
/** A silence of so long ago helps the office no more. */
const noticeMilliseconds = 4 * 3_600_000

/**
 * Emails the office once a shift that a phone which had been sending is not heard any more. Looks again when it can be silent at
 * the earliest: no upload writes for it. Idempotent, and safe to stop anywhere.
 */
export async function tellSilentPhone(work: WorkMessage, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(work))
  const due = account && (await deps.readDue(work))
  if (!account || !due) return
  await retryOnConflict(maxAttempts, () => tellOrLookAgain({ ...due, pk: work.pk, sk: work.sk }, account, deps))
}

/** Returns undefined after a conflict. */
async function tellOrLookAgain(due: Due & Key, account: Account, deps: Deps): Promise<'done' | undefined> {
  const { accountId, settings } = account
  const open = await deps.findOpenShift(accountId, String(due.details['memberId']))
  if (open?.shiftId !== due.id || !settings.shifts.tellWhenSilent) {
    await deps.complete(due)
    return 'done'
  }
  const now = deps.now()
  const breaks = isSilentWithoutBreaks(open, now) ? await breaksOfShift(accountId, open, deps) : []
  const heard = { heardAt: open.heardAt, breaks }
  const since = isTracked(open) ? silentSince(heard, now) : undefined
  if (since === undefined) {
    await deps.reschedule(due, due, due.details, nextSilenceCheck(heard, now))
    return 'done'
  }
  const last = await findLivePosition({ accountId, account }, open, deps)
  const notice = {
    template: 'silent-phone' as const,
    memberId: officeReader,
    workerId: open.memberId,
    silentAt: since,
    battery: last?.battery,
    language: languageOfCompany(account),
    expiresAt: now + noticeMilliseconds,
    to: repliesGoTo(account),
    name: account.name,
    company: account.name,
  }
  if (await deps.addSilenceNotice(accountId, open, due, notice, now)) return 'done'
  // told by another run, or heard, or ended meanwhile
  return (await deps.readDue(due)) ? undefined : 'done'
}

/** Most looks find a phone that is heard, and need no more than the row that says so. */
function isSilentWithoutBreaks({ heardAt }: OpenShift, now: number): boolean {
  return silentSince({ heardAt, breaks: [] }, now) !== undefined
}

async function breaksOfShift(accountId: string, { shiftId }: OpenShift, deps: Deps) {
  const shift = await deps.findShift(accountId, shiftId)
  return shift ? breaksOf(shift) : []
}
