import type { Language } from '../../shared/language.ts'

const locales: Record<Language, string> = { en: 'en-US', es: 'es' }

/** Day and time with the zone, as a clock in `timeZone` shows an RFC 3339 instant. */
export function pageTime(instant: string, timeZone: string, language: Language): string {
  const format = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  const zone = new Intl.DateTimeFormat(locales[language], { timeZone, timeZoneName: 'short' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value
  return `${new Intl.DateTimeFormat(locales[language], format).format(new Date(instant))} (${zone ?? timeZone})`
}

export function pageNumber(value: number, language: Language): string {
  return value.toLocaleString(locales[language])
}
