import { dictionary } from '../../dictionary.ts'
import type { Language } from '../../language.ts'
import { escapeHtml } from '../html.ts'
import { page } from '../html-page.ts'

type Texts = {
  /** Heading and text. */
  readonly missing: readonly [string, string]
  readonly changed: readonly [string, string]
  readonly often: readonly [string, string]
  readonly failed: readonly [string, string]
  readonly refused: readonly [string, string]
  readonly reference: (requestId: string) => string
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    missing: ['There is nothing here', 'The address is incomplete, or what was here is gone.'],
    changed: ['This has changed meanwhile', 'Nothing was done. Please open the page again and look at it once more.'],
    often: ['This was tried too often', 'Nothing was done. Please try again tomorrow.'],
    failed: [
      'This did not work',
      'The fault is ours, and what you asked for may not be done. Please go back and try again in a minute.',
    ],
    refused: ['This could not be read', 'Nothing was done. Please go back, check what you entered, and try again.'],
    reference: (requestId) => `If you write to us about it, please name this number: ${requestId}`,
  },
  es: {
    missing: ['Aquí no hay nada', 'La dirección está incompleta, o lo que había aquí ya no existe.'],
    changed: ['Esto ha cambiado entretanto', 'No se ha hecho nada. Abra la página de nuevo y vuelva a mirarla.'],
    often: ['Se ha intentado demasiadas veces', 'No se ha hecho nada. Inténtelo de nuevo mañana.'],
    failed: [
      'No ha funcionado',
      'El fallo es nuestro, y es posible que no se haya hecho lo que pidió. Vuelva atrás e inténtelo de nuevo dentro de un minuto.',
    ],
    refused: [
      'No se ha podido leer',
      'No se ha hecho nada. Vuelva atrás, compruebe lo que ha escrito e inténtelo de nuevo.',
    ],
    reference: (requestId) => `Si nos escribe sobre ello, indique este número: ${requestId}`,
  },
}

const kinds = dictionary<Exclude<keyof Texts, 'reference'>>({
  404: 'missing',
  409: 'changed',
  410: 'missing',
  429: 'often',
  500: 'failed',
  503: 'failed',
})

/** For a person, where a program gets a problem: what to do now, and never what was entered. */
export function errorPage(status: number, requestId: string, language: Language) {
  const { reference, ...all } = texts[language]
  const [heading, text] = all[kinds[status] ?? 'refused']
  const body = `<p role="alert">${escapeHtml(text)}</p>\n<p><small>${escapeHtml(reference(requestId))}</small></p>`
  const { headers, contentType = '', body: html } = page(status, heading, body, false, language)
  return { headers: { ...headers, 'content-type': contentType }, body: String(html) }
}
