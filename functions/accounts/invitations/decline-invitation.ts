import type { WorkMessage } from '../../shared/background/due.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { InvitedMember } from '../../shared/identity/invitation-token.ts'
import { invitationState, type Login } from '../../shared/identity/login.ts'
import { type Language, languageOfCompany, languageOfMember } from '../../shared/language.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type FinishDeps, finishEndedInvitation } from './end-invitation.ts'
import type { EndedInvitationStore } from './ended-invitation-store.ts'
import { declinedPage, endedPage, invitationPage, unknownInvitationPage } from './invitation-page.ts'
import type { InvitationStore } from './invitation-store.ts'

type ShowDeps = Pick<InvitationStore, 'findMember' | 'findLogin'> & {
  readonly openToken: (token: string) => Promise<InvitedMember | undefined>
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
}
type DeclineDeps = ShowDeps &
  FinishDeps &
  Pick<InvitationStore, 'endInvitation'> &
  Pick<EndedInvitationStore, 'rememberEnd'> & {
    readonly enqueueErasure: (work: WorkMessage) => Promise<void>
    readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
  }
/** `language`: what the reader’s browser prefers. */
type Reader = { readonly token: string; readonly language: Language | undefined }
type LinkTarget =
  | { readonly login: Login; readonly email: string; readonly company: Account; readonly language: Language }
  | { readonly errorPage: Response }

/** Changes nothing: email scanners follow links. */
export async function showInvitation(reader: Reader, deps: ShowDeps): Promise<Response> {
  const target = await resolveLink(reader, deps)
  return 'errorPage' in target ? target.errorPage : invitationPage(target.company.name, target.language)
}

/** Of an acceptance and a decline at once, the first write wins. Due work finishes a decline whose request dies. */
export async function declineInvitation(reader: Reader, deps: DeclineDeps): Promise<Response> {
  const target = await resolveLink(reader, deps)
  if ('errorPage' in target) return target.errorPage
  const { company, language } = target
  const { accountId, name } = company
  const now = deps.now()
  const remembered = await deps.rememberEnd(accountId, target.email, now, now)
  if (!(await deps.endInvitation(accountId, target.login, remembered, now))) return endedPage(language)
  const audited = { by: 'invitation-link', action: 'member.declined' }
  const erasing = await finishEndedInvitation(accountId, target.login, audited, deps)
  if (erasing)
    await settleAll([deps.enqueueErasure(erasing.immediately), deps.enqueueAfterQuiesce(erasing.afterQuiesce)])
  return declinedPage(name, language)
}

async function resolveLink({ token, language: preferred }: Reader, deps: ShowDeps): Promise<LinkTarget> {
  const invited = await deps.openToken(token)
  if (!invited) return { errorPage: unknownInvitationPage(preferred ?? 'en') }
  const company = await deps.findActiveAccount(invited.accountId)
  const member = company && (await deps.findMember(invited.accountId, invited.memberId))
  const login = member?.state === 'active' ? await deps.findLogin(member.sub) : undefined
  if (!company || !member || !login || invitationState(login) !== 'open') {
    return { errorPage: endedPage(preferred ?? (company ? languageOfCompany(company) : 'en')) }
  }
  return { login, email: member.email, company, language: preferred ?? languageOfMember(member, company) }
}
