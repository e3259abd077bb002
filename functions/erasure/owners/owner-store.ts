import { invitationState } from '../../shared/identity/login.ts'
import { findLogin } from '../../shared/identity/login-store.ts'
import type { Member } from '../../shared/identity/member.ts'
import { listMembers } from '../../shared/identity/member-store.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Table } from '../../shared/table/table.ts'

export type OwnerStore = ReturnType<typeof ownerStore>

export function ownerStore(table: Table) {
  return {
    /** Without those who have not accepted their invitation. In the order in which they were invited. */
    async listOwners(accountId: string): Promise<Member[]> {
      const owners = (await listMembers(table, accountId)).filter(({ role }) => role === 'owner')
      const logins = await settleAll(owners.map(({ sub }) => findLogin(table, sub)))
      return owners.filter((_, index) => {
        const login = logins[index]
        return login !== undefined && invitationState(login) === 'accepted'
      })
    },
  }
}
