import { namesOf } from '../../shared/identity/member-names.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { firstBroken } from '../../shared/ledger/ledger.ts'
import type { PageRequest } from '../../shared/table/cursor-pages.ts'
import type { MemberStore } from '../members/member-store.ts'
import type { AuditStore } from './audit-store.ts'

type Deps = Pick<AuditStore, 'auditPage'> & Pick<MemberStore, 'findMember'>

/** Reading all pages verifies the whole chain. */
export async function readAuditTrail(page: PageRequest, { accountId }: Pick<Principal, 'accountId'>, deps: Deps) {
  const { items, before, nextCursor } = await deps.auditPage(accountId, page)
  const actors = items.map(({ by }) => by)
  const nameOf = await namesOf(accountId, actors, deps.findMember)
  const brokenVersion = firstBroken(items.toReversed(), before)
  return {
    items: items.map((entry) => ({ ...entry, byName: nameOf.get(entry.by) })),
    nextCursor,
    verified: brokenVersion === undefined,
    brokenVersion,
  }
}
