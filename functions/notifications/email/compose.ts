import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import type { Language } from '../../shared/language.ts'
import { breakWebAddresses } from '../../shared/web-address.ts'
import { type CustomerLinks, customerFooter, type FooterLink, memberFooter } from './footer-links.ts'
import { htmlEmail } from './html.ts'
import { htmlWithOwnLinks, type MemberText, plainWithOwnLinks } from './own-links.ts'

export type Email = {
  readonly fromName: string
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachment?: { readonly name: string; readonly contentType: string; readonly content: string } | undefined
}

type Content = { readonly subject: string; readonly text: string }
type MemberContent = MemberText & { readonly subject: string; readonly language?: Language | undefined }
type Company = Pick<Account, 'name' | 'postalAddress' | 'contactEmail' | 'verifiedContact' | 'settings' | 'brand'>

export function senderName({ name, settings }: Pick<Account, 'name' | 'settings'>): string {
  return settings.messaging.senderName ?? name
}

/** The headers are for the email program's unsubscribe button (RFC 8058). */
export function emailToCustomer(
  { subject, text }: Content,
  account: Company,
  links: CustomerLinks,
  attachment?: Email['attachment'],
  language: Language = 'en',
): Email {
  const { color, phone } = account.brand ?? {}
  const lines = [senderName(account), account.postalAddress, ...(phone === undefined ? [] : [phone])]
  const footer = customerFooter(links, language)
  return {
    ...senderOf(account),
    subject,
    text: `${text}\n\n-- \n${lines.join('\n')}\n${plain(footer)}`,
    html: htmlEmail(subject, text, { lines, links: footer }, language, { color }),
    headers: [
      { name: 'List-Unsubscribe', value: `<${links.unsubscribe}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ],
    attachment,
  }
}

export function emailToMember(content: MemberContent, account: Company, apiUrl: string): Email {
  return { ...senderOf(account), ...withOwnLinks(content, [senderName(account), account.postalAddress], apiUrl) }
}

/** For a fenced or deleted account: from us, not from the company. */
export function emailFromFieldpost(content: MemberContent, apiUrl: string, attachment?: Email['attachment']): Email {
  return { fromName: 'Fieldpost', ...withOwnLinks(content, ['Fieldpost'], apiUrl), attachment }
}

function withOwnLinks(
  { subject: typed, text, links, code, language = 'en' }: MemberContent,
  lines: readonly string[],
  apiUrl: string,
) {
  const subject = breakWebAddresses(typed)
  const own = { links, code }
  const footer = memberFooter(apiUrl, language)
  const format = (paragraph: string) => htmlWithOwnLinks(paragraph, own)
  return {
    subject,
    text: `${plainWithOwnLinks({ ...own, text: `${text}\n\n-- \n${lines.join('\n')}\n` })}${plain(footer)}`,
    html: htmlEmail(subject, text, { lines, links: footer }, language, { format }),
    headers: [],
  }
}

function plain(links: readonly FooterLink[]): string {
  return links.map(({ text, url }) => `\n${text}:\n${url}\n`).join('')
}

function senderOf(account: Company) {
  return { fromName: senderName(account), replyTo: repliesGoTo(account) }
}
