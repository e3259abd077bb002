import type { Language } from '../../customers/domain/language.ts'
import type { Account } from '../../shared/identity/account.ts'
import { htmlEmail } from './html.ts'

/** A mail ready for a provider; the attachment's content is text. */
export type Email = {
  readonly fromName: string
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachment?: { readonly name: string; readonly contentType: string; readonly content: string } | undefined
}

type Words = { readonly subject: string; readonly text: string }
type Company = Pick<Account, 'name' | 'postalAddress' | 'contactEmail' | 'settings'>

/** What a company calls itself to its customers. */
export function senderName({ name, settings }: Pick<Account, 'name' | 'settings'>): string {
  return settings.messaging.senderName ?? name
}

const choose: Record<Language, string> = {
  en: 'Choose which mails you get, or stop them all',
  es: 'Elija qué correos recibe o deje de recibirlos todos',
}

/** To a customer: with the way to stop it that people see, and the one that mail programs use (RFC 8058). */
export function emailToCustomer(
  { subject, text }: Words,
  account: Company,
  preferences: string,
  attachment?: Email['attachment'],
  language: Language = 'en',
): Email {
  const lines = [senderName(account), account.postalAddress]
  const link = { text: choose[language], url: preferences }
  return {
    ...addressedBy(account),
    subject,
    text: `${text}\n\n-- \n${lines.join('\n')}\n\n${link.text}:\n${preferences}\n`,
    html: htmlEmail(subject, text, { lines, link }, language),
    headers: [
      { name: 'List-Unsubscribe', value: `<${preferences}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ],
    attachment,
  }
}

/** To a member: there is nothing to unsubscribe from. */
export function emailToMember({ subject, text }: Words, account: Company): Email {
  const lines = [senderName(account), account.postalAddress]
  return {
    ...addressedBy(account),
    subject,
    text: `${text}\n\n-- \n${lines.join('\n')}\n`,
    html: htmlEmail(subject, text, { lines }),
    headers: [],
  }
}

/** To somebody whose account is locked or gone: from us, and not from their company. */
export function emailFromFieldpost({ subject, text }: Words, attachment?: Email['attachment']): Email {
  const lines = ['Fieldpost']
  return {
    fromName: 'Fieldpost',
    subject,
    text: `${text}\n\n-- \n${lines.join('\n')}\n`,
    html: htmlEmail(subject, text, { lines }),
    headers: [],
    attachment,
  }
}

function addressedBy(account: Company) {
  return { fromName: senderName(account), replyTo: account.contactEmail }
}
