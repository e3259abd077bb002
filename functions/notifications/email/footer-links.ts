import type { Language } from '../../shared/language.ts'

/** `text` says what the page is. */
export type FooterLink = { readonly text: string; readonly url: string }

/** Of an email to a customer. `unsubscribe` is for the header, which programs and mailing lists pass on: it only withdraws. */
export type CustomerLinks = { readonly preferences: string; readonly unsubscribe: string; readonly privacy: string }

const texts = {
  en: {
    choose: 'Choose which emails you get, or stop them all',
    kept: 'What is kept about you',
    privacy: 'Privacy',
    terms: 'Terms of use',
  },
  es: {
    choose: 'Elija qué correos recibe o deje de recibirlos todos',
    kept: 'Qué se guarda de usted',
    privacy: 'Privacidad',
    terms: 'Condiciones de uso',
  },
} as const

export function customerLinks(
  apiUrl: string,
  tokens: { readonly preferences: string; readonly unsubscribe: string },
  language: Language,
): CustomerLinks {
  return {
    preferences: `${apiUrl}/u/${tokens.preferences}`,
    unsubscribe: `${apiUrl}/u/${tokens.unsubscribe}`,
    privacy: privacyOf(apiUrl, language),
  }
}

export function customerFooter({ preferences, privacy }: CustomerLinks, language: Language): FooterLink[] {
  const { choose, kept } = texts[language]
  return [
    { text: choose, url: preferences },
    { text: kept, url: privacy },
  ]
}

/** Of an email to a member or an owner, whom the terms concern too. */
export function memberFooter(apiUrl: string, language: Language): FooterLink[] {
  const { privacy, terms } = texts[language]
  return [
    { text: privacy, url: privacyOf(apiUrl, language) },
    { text: terms, url: `${apiUrl}/terms?lang=${language}` },
  ]
}

function privacyOf(apiUrl: string, language: Language): string {
  return `${apiUrl}/privacy?lang=${language}`
}
