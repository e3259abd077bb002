import { found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { showAccount } from '../show-account.ts'
import type { MemberStore } from './member-store.ts'

export async function showMe(principal: Principal, deps: Pick<MemberStore, 'findMember'>) {
  const { accountId, memberId, role } = principal
  const [member, account] = await settleAll([deps.findMember(accountId, memberId), principal.openAccount()])
  const { name, email, language } = found(member)
  return { memberId, role, name, email, language, account: showAccount(account) }
}
