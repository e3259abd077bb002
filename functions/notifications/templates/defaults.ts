import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../shared/language.ts'
import { english, englishCancellation, englishMove } from './english.ts'
import { spanish, spanishCancellation, spanishMove } from './spanish.ts'
import type { Template, Wording, Wordings } from './wording.ts'

const wordings: Readonly<Record<Language, Wordings>> = { en: english, es: spanish }

/** Sent as a confirmation. */
export const cancellationTexts = { en: englishCancellation, es: spanishCancellation } as const

const moves: Readonly<Record<Language, Wording>> = { en: englishMove, es: spanishMove }

export function defaultTemplate(kind: MessageKind, channel: Channel, language: Language): Template {
  return templateOf(kind, wordings[language][kind], channel, language)
}

/** Sent as a reminder: tells the new time of an appointment. */
export function moveTemplate(channel: Channel, language: Language): Template {
  return templateOf('move', moves[language], channel, language)
}

/** The words of the office alone. */
export function replyTemplate(language: Language): Template {
  return { name: `reply/sms/${language}`, language, body: '{{ text }}' }
}

function templateOf(name: string, wording: Wording, channel: Channel, language: Language): Template {
  const content = channel === 'sms' ? { body: wording.sms } : wording.email
  return { name: `${name}/${channel}/${language}`, language, isOurs: true, ...content }
}
