import type { Account, AccountState } from './account.ts'
import type { Role } from './login.ts'
import type { NoticeTerms } from './notice-terms.ts'

/** `authTime` in epoch seconds. */
export type LoginClaims = { readonly sub: string; readonly username: string; readonly authTime: number }

export type Principal = LoginClaims & {
  readonly accountId: string
  readonly memberId: string
  readonly role: Role
  readonly noticeAcknowledgedAt: string | undefined
  readonly acknowledgedTerms: NoticeTerms | undefined
  readonly account: AccountState
  readonly openAccount: () => Promise<Account>
}

export function mayActFor(principal: Pick<Principal, 'role' | 'memberId'>, memberId: string): boolean {
  return principal.role !== 'worker' || principal.memberId === memberId
}
