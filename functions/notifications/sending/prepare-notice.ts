import type { Account } from '../../shared/identity/account.ts'
import type { ContactLink } from '../../shared/identity/contact-token.ts'
import type { InvitedMember } from '../../shared/identity/invitation-token.ts'
import { invitationState, type Login } from '../../shared/identity/login.ts'
import type { Member } from '../../shared/identity/member.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfCompany } from '../../shared/language.ts'
import type { Notice as NoticeRow } from '../../shared/messages/member-email.ts'
import { formatLocalTime, localeFor } from '../domain/local-wording.ts'
import { makeNotice } from '../domain/notice.ts'
import { emailToMember } from '../email/compose.ts'
import { type Prepared, unconditional } from './prepared.ts'

export type PrepareNoticeDeps = {
  readonly apiUrl: string
  /** Where members sign in; undefined on a machine without an app. */
  readonly signInUrl: string | undefined
  readonly makeInvitationToken: (invited: InvitedMember) => Promise<string>
  readonly makeContactToken: (link: ContactLink) => Promise<string>
  readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
  readonly findLogin: (sub: string) => Promise<Login | undefined>
  readonly now: () => number
}

const dayMilliseconds = 86_400_000
const expired: Prepared = { action: 'finish', row: { status: 'expired' } }

export async function prepareNotice(row: NoticeRow, account: Account, deps: PrepareNoticeDeps): Promise<Prepared> {
  const now = deps.now()
  if (row.template === 'device-added') {
    const invitation = await invitationOf(row, account, deps)
    if (invitation === 'ended') return expired
    if (invitation === 'open') return { action: 'defer', until: now + dayMilliseconds, row: {} }
  }
  if (row.template === 'contact-address' && row.to !== account.contactEmail) return expired
  const worker = row.workerId === undefined ? undefined : await deps.findMember(account.accountId, row.workerId)
  if (row.template === 'silent-phone' && worker?.state !== 'active') return expired
  const { language = languageOfCompany(account), expiresAt } = row
  const locale = localeFor(language, account.country)
  // in UTC: where the reader lives is not known
  const { date, time, zone } = formatLocalTime(toInstant(expiresAt), 'UTC', locale)
  const link = await linkOf(row, account, deps)
  const { signInUrl } = deps
  const since = row.silentAt === undefined ? undefined : clockTime(row.silentAt, account, locale)
  const facts = { ends: `${date}, ${time} ${zone}`, worker: worker?.name, since }
  const notice = makeNotice({ ...row, language, signInUrl, link, ...facts }, now)
  if (!notice) return expired
  const outgoing = { via: 'notice', notice, email: emailToMember(notice, account) } as const
  return { action: 'send', outgoing, row: {}, ...unconditional }
}

function clockTime(at: number, { timeZone }: Account, locale: string): string {
  const { time, zone } = formatLocalTime(toInstant(at), timeZone, locale)
  return `${time} ${zone}`
}

/** A person who was only invited gets no email but the invitation; of the devices they hear once they have joined. */
async function invitationOf({ memberId }: NoticeRow, { accountId }: Account, deps: PrepareNoticeDeps) {
  const member = await deps.findMember(accountId, memberId)
  const login = member?.state === 'active' ? await deps.findLogin(member.sub) : undefined
  return login ? invitationState(login) : 'ended'
}

async function linkOf(
  { template, memberId, to, expiresAt }: NoticeRow,
  { accountId }: Account,
  deps: PrepareNoticeDeps,
) {
  if (template === 'invitation')
    return `${deps.apiUrl}/invitation/${await deps.makeInvitationToken({ accountId, memberId })}`
  if (template === 'unread-texts') return deps.signInUrl ?? `${deps.apiUrl}/docs`
  if (template !== 'contact-address') return undefined
  return `${deps.apiUrl}/contact-address/${await deps.makeContactToken({ accountId, address: to, until: expiresAt })}`
}
