import { clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Table } from '../table/table.ts'
import { type Account, AccountItem } from './account.ts'
import { readAccountRow } from './account-store.ts'
import { invitationState } from './login.ts'
import { acceptInvitation, findLogin } from './login-store.ts'
import { findMember } from './member-store.ts'
import type { LoginClaims, Principal } from './principal.ts'

/**
 * Strongly consistent, so that removed members and fenced accounts are refused before their tokens expire. The first request
 * of an invited login accepts the invitation.
 * @throws AppError `no_account`; `account_erasing` unless active or `allowWhileErasing`
 */
export async function findPrincipal(table: Table, claims: LoginClaims, allowWhileErasing = false): Promise<Principal> {
  const login = await findLogin(table, claims.sub)
  if (!login) throw new AppError('no_account')
  const invitation = invitationState(login)
  if (invitation === 'ended') throw new AppError('no_account')
  const row = await readAccountRow(table, login.accountId)
  if (!row) throw new AppError('no_account')
  const account = AccountItem.clear.parse(row)
  if (account.state !== 'active' && !allowWhileErasing) throw new AppError('account_erasing')
  if (invitation === 'open' && account.state === 'active' && !(await acceptInvitation(table, login.sub, clock())))
    throw new AppError('no_account')
  const { accountId, memberId, role, noticeAcknowledgedAt, acknowledgedTerms } = login
  const openAccount = () => table.item(AccountItem, row)
  const member = { accountId, memberId, role, noticeAcknowledgedAt, acknowledgedTerms }
  return { ...claims, ...member, account, openAccount }
}

/** For what is done in a member’s name without a request. Undefined unless the member is active. */
export async function findActiveMember(
  table: Table,
  account: Account,
  memberId: string,
): Promise<Principal | undefined> {
  const { accountId } = account
  const member = await findMember(table, accountId, memberId)
  if (member?.state !== 'active') return undefined
  const { sub, role, noticeAcknowledgedAt, acknowledgedTerms } = member
  const login = { sub, username: sub, authTime: 0, role, noticeAcknowledgedAt, acknowledgedTerms }
  return { ...login, accountId, memberId, account, openAccount: async () => account }
}
