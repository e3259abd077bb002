import type { Principal } from '../../shared/identity/principal.ts'
import { firstBroken } from '../../shared/ledger/ledger.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { PageRequest } from '../../shared/table/cursor-pages.ts'
import type { MemberStore } from '../members/member-store.ts'
import type { AuditStore } from './audit-store.ts'

type Deps = Pick<AuditStore, 'auditPage'> & Pick<MemberStore, 'findMember'>

/** Reading all pages verifies the whole chain. */
export async function readAuditTrail(page: PageRequest, { accountId }: Pick<Principal, 'accountId'>, deps: Deps) {
  const { items, before, nextCursor } = await deps.auditPage(accountId, page)
  const actors = [...new Set(items.map(({ by }) => by))]
  const members = await settleAll(actors.map((by) => deps.findMember(accountId, by)))
  const nameOf = new Map(actors.map((by, index) => [by, members[index]?.name]))
  const brokenVersion = firstBroken(items.toReversed(), before)
  return {
    items: items.map((entry) => ({ ...entry, byName: nameOf.get(entry.by) })),
    nextCursor,
    verified: brokenVersion === undefined,
    brokenVersion,
  }
}
