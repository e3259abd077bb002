/** A moment in words, as people say it at that place. */
export function wordsFor(instant: string, timeZone: string, locale = 'en-US') {
  const at = new Date(instant)
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  return {
    date: say({ weekday: 'long', month: 'long', day: 'numeric' }),
    time: say({ hour: 'numeric', minute: '2-digit' }),
    zone: zone ?? timeZone,
  }
}

/** How dates and times are said to readers of a language, in the company's country. */
export function localeFor(language: 'en' | 'es', country: string): string {
  return language === 'en' ? 'en-US' : `es-${country}`
}

const howToStop = {
  en: 'Reply STOP to opt out.',
  es: 'Responda STOP para darse de baja.',
} as const

/** Somebody is told to answer so; a text may also speak of the STOP sign at a crossing. */
const saysHowToStop =
  /\b(?:reply|text|send|responda|responde|env[ií]e|mande)\s+(?:with\s+|con\s+|la\s+palabra\s+)?["'“«]?STOP\b/iu

/** Says who writes and how to stop, in every text: which one a phone shows first is not ours to know. */
export function withSenderAndOptOut(text: string, company: string, language: 'en' | 'es' = 'en'): string {
  const named = text.includes(company) ? text : `${company}: ${text}`
  return saysHowToStop.test(named) ? named : `${named} ${howToStop[language]}`
}
