import type { Account, AccountState } from './account.ts'
import type { Role } from './login.ts'

/** What Cognito says of the caller. `authTime` is in seconds since the epoch. */
export type LoginClaims = { readonly sub: string; readonly username: string; readonly authTime: number }

/** What the table says of the caller; `openAccount` unseals the company's own data where a request needs it. */
export type Principal = LoginClaims & {
  readonly accountId: string
  readonly memberId: string
  readonly role: Role
  readonly noticeAcknowledgedAt: string | undefined
  readonly account: AccountState
  readonly openAccount: () => Promise<Account>
}

/** Whether the caller may see or change what belongs to this member: their own, or anybody's for office and owner. */
export function mayActFor(principal: Pick<Principal, 'role' | 'memberId'>, memberId: string): boolean {
  return principal.role !== 'worker' || principal.memberId === memberId
}
