import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import { senderName } from '../email/compose.ts'
import { pageTexts } from './page-texts.ts'
import type { Reader } from './statement.ts'

/** Who writes to the customer, and how to reach them. */
export type Sender = Reader & { readonly postalAddress: string; readonly contactEmail: string }

export function senderOf(account: Account, language: Reader['language']): Sender {
  const { postalAddress } = account
  return { company: senderName(account), language, postalAddress, contactEmail: repliesGoTo(account) }
}

/** `body` is escaped HTML; below it stands the company. */
export function customerPage(status: number, sender: Sender, body: string): Response {
  const texts = pageTexts[sender.language]
  return page(status, texts.heading(sender.company), `${body}\n${footer(sender)}`, false, sender.language)
}

function footer({ company, postalAddress, contactEmail, language }: Sender): string {
  const texts = pageTexts[language]
  const lines = [company, ...postalAddress.split('\n')].map(escapeHtml).join('<br>')
  const address = encodeURIComponent(contactEmail).replace('%40', '@')
  return `<hr>
<p>${escapeHtml(texts.contact(company))}:<br>${lines}<br><a href="mailto:${escapeHtml(address)}">${escapeHtml(contactEmail)}</a></p>`
}

/** After a form, so that loading the page again posts nothing. */
export function showAgain(result: string): Response {
  return { status: 303, headers: { location: `?done=${result}`, 'referrer-policy': 'no-referrer' } }
}

/** In both languages: the customer's is no longer known. */
export function gonePage(): Response {
  return page(
    410,
    'This page is no longer available',
    `<p>The company no longer uses this service, or has deleted your data.</p>
<p lang="es">Esta página ya no está disponible: la empresa ya no usa este servicio o ha borrado sus datos.</p>`,
  )
}

export function unknownPage(): Response {
  return page(
    404,
    'Page not found',
    `<p>Please use the link in your latest email, without changes.</p>
<p lang="es">Página no encontrada. Use el enlace de su correo más reciente, sin cambios.</p>`,
  )
}
