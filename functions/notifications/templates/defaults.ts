import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'
import { english, englishCancellation } from './english.ts'
import { spanish, spanishCancellation } from './spanish.ts'

/** The words of one kind of message by one channel, in Liquid; mails have a subject. */
export type Template = {
  readonly name: string
  readonly language: Language
  readonly subject?: string | undefined
  readonly body: string
}

type Wording = { readonly sms: string; readonly email: { readonly subject: string; readonly body: string } }
export type Wordings = Readonly<Record<MessageKind, Wording>>

const wordings: Readonly<Record<Language, Wordings>> = { en: english, es: spanish }

/** What a confirmation says of an appointment that will not take place, in Liquid. */
export const cancellationWords = { en: englishCancellation, es: spanishCancellation } as const

/** What a company has until it writes its own. */
export function defaultTemplate(kind: MessageKind, channel: Channel, language: Language): Template {
  const wording = wordings[language][kind]
  const words = channel === 'sms' ? { body: wording.sms } : wording.email
  return { name: `${kind}/${channel}/${language}`, language, ...words }
}
