import { type Account, isContactVerified } from '../shared/identity/account.ts'

/** `contactEmailVerified`: until it is, replies of customers go to the last verified address. */
export function showAccount(account: Account): Account & { readonly contactEmailVerified: boolean } {
  return { ...account, contactEmailVerified: isContactVerified(account) }
}
