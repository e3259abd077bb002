import type { Member } from '../../shared/identity/member.ts'
import { namesOf } from '../../shared/identity/member-names.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import type { AuditEntry } from '../../shared/ledger/audit.ts'
import type { PageRequest } from '../../shared/table/cursor-pages.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ChangesStore } from './changes-store.ts'

type Deps = Pick<ChangesStore, 'listHoursChanges'> &
  Pick<ShiftStore, 'findShifts'> & {
    readonly findMembers: (accountId: string, memberIds: readonly string[]) => Promise<Member[]>
  }

/** The caller’s entries of the audit trail, with the reasons that stand at the shifts. */
export async function listChanges(
  page: PageRequest,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
) {
  const since = (await deps.findMembers(accountId, [memberId]))[0]?.createdAt ?? ''
  const { items: entries, ...rest } = await deps.listHoursChanges(accountId, memberId, page, since)
  const shifts = await deps.findShifts(accountId, [...new Set(entries.map(({ subject }) => subject))])
  const shiftOf = new Map(shifts.map((shift) => [shift.shiftId, shift]))
  const actors = entries.map(({ by }) => by)
  const nameOf = await namesOf(accountId, actors, deps.findMembers)
  return {
    ...rest,
    items: entries.map((entry) => ({
      at: entry.at,
      by: entry.by,
      byName: nameOf.get(entry.by),
      action: entry.action.slice('shift.'.length),
      shiftId: entry.subject,
      ...whyOf(entry, shiftOf.get(entry.subject)),
    })),
  }
}

/** The audit trail holds no free text but the reason of a removal. */
function whyOf({ at, by, details }: AuditEntry, shift: Shift | undefined) {
  const edit = shift?.edits.find((each) => each.at === at && each.by === by)
  return edit
    ? { reason: edit.reason, changes: edit.changes }
    : { reason: details['reason'], changes: details['changes'] }
}
