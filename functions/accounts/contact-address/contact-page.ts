import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'

const texts = {
  en: {
    heading: (company: string) => `Contact address of ${company}`,
    ask: (company: string) =>
      `${company} has entered the email address that received this link as its contact address. Once you confirm it, customers’ replies to emails of ${company} go to it.`,
    ignore: (company: string) => `If you do not know ${company}, close this page: then no reply goes to your address.`,
    confirm: 'Confirm the address',
    done: (company: string) => `The address is confirmed. Customers’ replies to emails of ${company} go to it.`,
    ended: ['This link is no longer open', 'It is older than seven days, or the company has another address now.'],
    unknown: ['Page not found', 'Please use the link in the email, without changes.'],
  },
  es: {
    heading: (company: string) => `Dirección de contacto de ${company}`,
    ask: (company: string) =>
      `${company} ha indicado como dirección de contacto el correo electrónico que recibió este enlace. Cuando la confirme, las respuestas de los clientes a los correos de ${company} llegarán a ella.`,
    ignore: (company: string) =>
      `Si no conoce a ${company}, cierre esta página: así no llega ninguna respuesta a su dirección.`,
    confirm: 'Confirmar la dirección',
    done: (company: string) =>
      `La dirección está confirmada. Las respuestas de los clientes a los correos de ${company} llegan a ella.`,
    ended: ['Este enlace ya no está abierto', 'Tiene más de siete días, o la empresa tiene ahora otra dirección.'],
    unknown: ['Página no encontrada', 'Use el enlace del correo, sin cambios.'],
  },
} as const

export function verificationPage(company: string, language: Language): Response {
  const { heading, ask, ignore, confirm } = texts[language]
  const body = `<p>${escapeHtml(ask(company))}</p>
<form method="post"><p><button class="first">${confirm}</button></p></form>
<p>${escapeHtml(ignore(company))}</p>`
  return page(200, heading(company), body, false, language)
}

export function verifiedPage(company: string, language: Language): Response {
  const { heading, done } = texts[language]
  return page(200, heading(company), `<p role="status">${escapeHtml(done(company))}</p>`, false, language)
}

export function endedPage(language: Language): Response {
  const [heading, text] = texts[language].ended
  return page(410, heading, `<p>${text}</p>`, false, language)
}

export function unknownLinkPage(language: Language): Response {
  const [heading, text] = texts[language].unknown
  return page(404, heading, `<p>${text}</p>`, false, language)
}
