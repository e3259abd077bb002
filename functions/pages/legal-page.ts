import { escapeHtml } from '../shared/http/html.ts'
import { page } from '../shared/http/html-page.ts'
import type { Response } from '../shared/http/route.ts'
import type { Language } from '../shared/language.ts'
import type { Facts, Kept, LegalText, Operator, Section, Version } from './legal-text.ts'

/** Where it is shown, and its versions, the newest first. */
export type LegalDocument = { readonly path: string; readonly versions: readonly [Version, ...Version[]] }

const texts = {
  en: {
    from: 'In force since',
    operator: 'The operator of this service',
    replaced: 'This version has been replaced.',
    current: 'Read the one in force',
    earlier: 'Earlier versions',
    unknown: ['Page not found', 'There is no version of this date.'],
  },
  es: {
    from: 'En vigor desde el',
    operator: 'El operador de este servicio',
    replaced: 'Esta versión ha sido sustituida.',
    current: 'Lea la que está en vigor',
    earlier: 'Versiones anteriores',
    unknown: ['Página no encontrada', 'No hay ninguna versión de esta fecha.'],
  },
} as const

/** The same for every reader. `date` of a version; without one, that in force. */
export function legalPage(
  { path, versions }: LegalDocument,
  date: string | undefined,
  language: Language,
  facts: Facts,
  operator: Operator | undefined,
): Response {
  const [current, ...earlier] = versions
  const shown = date === undefined ? current : versions.find((each) => each.date === date)
  const toCurrent = `<a href="${path}?lang=${language}">${texts[language].current}</a>`
  if (!shown) {
    const [heading, why] = texts[language].unknown
    return page(404, heading, `<p>${why} ${toCurrent}.</p>`, false, language)
  }
  const { from, replaced, earlier: before } = texts[language]
  const text = shown.texts[language](facts)
  const links = earlier.map((each) => {
    const link = `${path}?lang=${language}&amp;version=${each.date}`
    return `<li><a href="${link}">${dateIn(language, each.date)}</a></li>`
  })
  const body = [
    `<p>${from} ${dateIn(language, shown.date)}.${shown === current ? '' : ` ${replaced} ${toCurrent}.`}</p>`,
    operator && operatorOf(operator, texts[language].operator),
    ...text.sections.map((section) => sectionOf(section, text)),
    links.length > 0 && `<h2>${before}</h2>\n<ul>\n${links.join('\n')}\n</ul>`,
  ]
  return page(200, text.heading, body.filter(Boolean).join('\n'), shown === current, language)
}

function operatorOf({ name, postalAddress, email }: Operator, title: string): string {
  const [shownName, shownAddress, shownEmail] = [name, postalAddress, email].map(escapeHtml)
  const mailto = escapeHtml(`mailto:${encodeURIComponent(email).replace('%40', '@')}`)
  return `<p>${title}: ${shownName}, ${shownAddress}, <a href="${mailto}">${shownEmail}</a></p>`
}

function dateIn(language: Language, date: string): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  return `<time datetime="${date}">${text}</time>`
}

function sectionOf({ heading, paragraphs = [], kept = [] }: Section, { columns = ['', '', ''] }: LegalText): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const table = `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${kept.map(rowOf).join('\n')}\n</tbody>\n</table>`
  return [
    heading !== undefined && `<h2>${escapeHtml(heading)}</h2>`,
    ...paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`),
    kept.length > 0 && table,
  ]
    .filter(Boolean)
    .join('\n')
}

function rowOf({ what, why, until }: Kept): string {
  const [first, ...others] = [what, why, until].map(escapeHtml)
  return `<tr><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}
