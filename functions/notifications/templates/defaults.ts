import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'
import { english, englishCancellation } from './english.ts'
import { spanish, spanishCancellation } from './spanish.ts'
import type { Template, Wordings } from './wording.ts'

const wordings: Readonly<Record<Language, Wordings>> = { en: english, es: spanish }

/** Sent as a confirmation. */
export const cancellationTexts = { en: englishCancellation, es: spanishCancellation } as const

export function defaultTemplate(kind: MessageKind, channel: Channel, language: Language): Template {
  const wording = wordings[language][kind]
  const content = channel === 'sms' ? { body: wording.sms } : wording.email
  return { name: `${kind}/${channel}/${language}`, language, ...content }
}
