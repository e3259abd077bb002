import type { Language } from '../../shared/language.ts'

/** Formats an RFC 3339 instant as a clock in `timeZone` shows it. */
export function formatLocalTime(instant: string, timeZone: string, locale = 'en-US') {
  const at = new Date(instant)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  return {
    date: format({ weekday: 'long', month: 'long', day: 'numeric' }),
    time: format({ hour: 'numeric', minute: '2-digit' }),
    zone: zone ?? timeZone,
  }
}

export function localeFor(language: Language, country: string): string {
  return language === 'en' ? 'en-US' : `es-${country}`
}

const optOut = {
  en: 'Reply STOP to opt out.',
  es: 'Responda STOP para darse de baja.',
} as const

/** Says what STOP does: "Reply STOP" alone, or for something else, is none. Must not match a STOP sign. */
const optOutInstruction =
  /\b(?:reply|text|send|responda|responde|env[ií]e|mande)\s+(?:with\s+|con\s+|la\s+palabra\s+)?["'“«]?STOP["'”»]?\s+(?:to|2|for|para)\s+(?:opt|stop|end|unsubscribe|quit|cancel (?:these|texts|messages)|no more|dar|dejar|no recibir|cancelar (?:mensajes|los mensajes))/iu
const needsFullStop = /[\p{L}\p{N})"'”»]$/u
const endsWithLink = /(?:https?:\/\/|www\.)\S+$/iu

/** Every SMS names the company and how to opt out: it may be the first that the customer reads. */
export function withSenderAndOptOut(text: string, company: string, language: Language = 'en'): string {
  const named = (text.includes(company) ? text : `${company}: ${text}`).trimEnd()
  if (optOutInstruction.test(named)) return named
  const isOpen = needsFullStop.test(named) && !endsWithLink.test(named)
  return `${named}${isOpen ? '.' : ''} ${optOut[language]}`
}
