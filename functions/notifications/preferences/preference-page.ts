import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { type PageTexts, pageTexts } from './page-texts.ts'

export type Choice = { readonly channel: Channel; readonly kind: MessageKind; readonly isOn: boolean }

export const fieldOf = ({ channel, kind }: Pick<Choice, 'channel' | 'kind'>) => `${channel}.${kind}`

export type Reader = { readonly company: string; readonly language: Language }

/** Recorded with a grant. */
export function statementOf(
  { channel, kind }: Pick<Choice, 'channel' | 'kind'>,
  { company, language }: Reader,
): string {
  const texts = pageTexts[language]
  return texts.statement(company, texts.kinds[kind], texts.channels[channel])
}

export function preferencePage({ company, language }: Reader, choices: readonly Choice[], saved: boolean): Response {
  const texts = pageTexts[language]
  const status = saved ? `<p role="status">${texts.saved}</p>\n` : ''
  const body = choices.length > 0 ? formOf(choices, texts) : `<p>${escapeHtml(texts.nothing(company))}</p>`
  return page(200, texts.heading(company), status + body, false, language)
}

function formOf(choices: readonly Choice[], texts: PageTexts): string {
  const groups = (['sms', 'email'] as const)
    .map((channel) => ({ channel, boxes: choices.filter((choice) => choice.channel === channel) }))
    .filter(({ boxes }) => boxes.length > 0)
    .map(({ channel, boxes }) => {
      const labels = boxes.map((choice) => box(choice, texts)).join('\n')
      return `<fieldset>\n<legend>${texts.channels[channel]}</legend>\n${labels}\n</fieldset>`
    })
  return `<form method="post">
<input type="hidden" name="shown" value="${choices.map(fieldOf).join(' ')}">
${groups.join('\n')}
<p><button class="first" name="action" value="save">${texts.save}</button>
<button class="second" name="action" value="stop">${texts.stop}</button></p>
</form>`
}

/** In both languages: the customer's is no longer known. */
export function gonePage(): Response {
  return page(
    410,
    'This page is no longer available',
    `<p>The company no longer uses this service, or has deleted your data. You will receive no more messages.</p>
<p lang="es">Esta página ya no está disponible: la empresa ya no usa este servicio o ha borrado sus datos. No recibirá más mensajes.</p>`,
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

function box(choice: Choice, { kinds }: PageTexts): string {
  const checked = choice.isOn ? ' checked' : ''
  return `<label><input type="checkbox" name="${fieldOf(choice)}"${checked}> ${kinds[choice.kind]}</label>`
}
