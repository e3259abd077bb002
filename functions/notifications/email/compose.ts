import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import type { Language } from '../../shared/language.ts'
import { breakWebAddresses } from '../../shared/web-address.ts'
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

const choose: Record<Language, string> = {
  en: 'Choose which emails you get, or stop them all',
  es: 'Elija qué correos recibe o deje de recibirlos todos',
}

/** `unsubscribe` is for the header, which programs and mailing lists pass on: it only withdraws. */
export type CustomerLinks = { readonly preferences: string; readonly unsubscribe: string }

/** The headers are for the email program's unsubscribe button (RFC 8058). */
export function emailToCustomer(
  { subject, text }: Content,
  account: Company,
  { preferences, unsubscribe }: CustomerLinks,
  attachment?: Email['attachment'],
  language: Language = 'en',
): Email {
  const { color, phone } = account.brand ?? {}
  const lines = [senderName(account), account.postalAddress, ...(phone === undefined ? [] : [phone])]
  const link = { text: choose[language], url: preferences }
  return {
    ...senderOf(account),
    subject,
    text: `${text}\n\n-- \n${lines.join('\n')}\n\n${link.text}:\n${preferences}\n`,
    html: htmlEmail(subject, text, { lines, link }, language, { color }),
    headers: [
      { name: 'List-Unsubscribe', value: `<${unsubscribe}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ],
    attachment,
  }
}

export function emailToMember(content: MemberContent, account: Company): Email {
  return { ...senderOf(account), ...withOwnLinks(content, [senderName(account), account.postalAddress]) }
}

/** For a fenced or deleted account: from us, not from the company. */
export function emailFromFieldpost(content: MemberContent, attachment?: Email['attachment']): Email {
  return { fromName: 'Fieldpost', ...withOwnLinks(content, ['Fieldpost']), attachment }
}

function withOwnLinks({ subject: typed, text, links, code, language }: MemberContent, lines: readonly string[]) {
  const subject = breakWebAddresses(typed)
  const own = { links, code }
  return {
    subject,
    text: plainWithOwnLinks({ ...own, text: `${text}\n\n-- \n${lines.join('\n')}\n` }),
    html: htmlEmail(subject, text, { lines }, language, { format: (paragraph) => htmlWithOwnLinks(paragraph, own) }),
    headers: [],
  }
}

function senderOf(account: Company) {
  return { fromName: senderName(account), replyTo: repliesGoTo(account) }
}
