import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import { loginKey } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { AccountItem } from './account.ts'
import { readAccountRow } from './account-store.ts'
import { LoginItem } from './login.ts'
import type { LoginClaims, Principal } from './principal.ts'

/**
 * Strongly consistent, so that removed members and fenced accounts are refused before their tokens expire.
 * @throws AppError `no_account`; `account_erasing` unless active or `allowWhileErasing`
 */
export async function findPrincipal(table: Table, claims: LoginClaims, allowWhileErasing = false): Promise<Principal> {
  const { Item } = await table.send(
    new GetCommand({ TableName: table.name, Key: loginKey(claims.sub), ConsistentRead: true }),
  )
  if (!Item) throw new AppError('no_account')
  const login = await table.item(LoginItem, Item)
  const row = await readAccountRow(table, login.accountId)
  if (!row) throw new AppError('no_account')
  const account = AccountItem.clear.parse(row)
  if (account.state !== 'active' && !allowWhileErasing) throw new AppError('account_erasing')
  const { accountId, memberId, role, noticeAcknowledgedAt, acknowledgedTerms } = login
  const openAccount = () => table.item(AccountItem, row)
  const member = { accountId, memberId, role, noticeAcknowledgedAt, acknowledgedTerms }
  return { ...claims, ...member, account, openAccount }
}
