import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Response } from '../../shared/http/route.ts'
import { type Account, isContactVerified } from '../../shared/identity/account.ts'
import type { ContactLink } from '../../shared/identity/contact-token.ts'
import { toInstant } from '../../shared/instant.ts'
import { type Language, languageOfCompany } from '../../shared/language.ts'
import type { AccountStore } from '../account-store.ts'
import { endedPage, unknownLinkPage, verificationPage, verifiedPage } from './contact-page.ts'

type ShowDeps = {
  readonly openContactToken: (token: string) => Promise<ContactLink | undefined>
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  readonly now: () => number
}
type VerifyDeps = ShowDeps & Pick<AccountStore, 'change'>
type Reader = { readonly token: string; readonly language: Language | undefined }

const maxAttempts = 5

/** Changes nothing: email scanners follow links. */
export async function showContactVerification(reader: Reader, deps: ShowDeps): Promise<Response> {
  const target = await resolveLink(reader, deps)
  if ('errorPage' in target) return target.errorPage
  const { account, language } = target
  const showPage = isContactVerified(account) ? verifiedPage : verificationPage
  return showPage(account.name, language)
}

/** @throws AppError `version_conflict` after five attempts */
export async function verifyContact(reader: Reader, deps: VerifyDeps): Promise<Response> {
  return retryOnConflict(
    maxAttempts,
    async () => {
      const target = await resolveLink(reader, deps)
      if ('errorPage' in target) return target.errorPage
      const { account, language } = target
      const response = verifiedPage(account.name, language)
      if (isContactVerified(account)) return response
      const after = { ...account, verifiedContact: account.contactEmail }
      const note = { at: toInstant(deps.now()), by: 'contact-link', action: 'account.contact-verified' }
      const { refused } = await deps.change(account, after, { ...note, subject: account.accountId, details: {} })
      return refused ? undefined : response
    },
    'version_conflict',
  )
}

async function resolveLink(
  { token, language: preferred }: Reader,
  deps: ShowDeps,
): Promise<{ readonly account: Account; readonly language: Language } | { readonly errorPage: Response }> {
  const link = await deps.openContactToken(token)
  if (!link) return { errorPage: unknownLinkPage(preferred ?? 'en') }
  const account = await deps.findActiveAccount(link.accountId)
  const isOpen = link.until > deps.now() && account?.contactEmail === link.address
  const language = preferred ?? (account ? languageOfCompany(account) : 'en')
  return account && isOpen ? { account, language } : { errorPage: endedPage(language) }
}
