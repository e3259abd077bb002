import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { type PageTexts, pageTexts } from './page-texts.ts'

export type Choice = { readonly channel: Channel; readonly kind: MessageKind; readonly isOn: boolean }

export const fieldOf = ({ channel, kind }: Pick<Choice, 'channel' | 'kind'>) => `${channel}.${kind}`

/** Whose page it is, in the customer's language. */
export type Reader = { readonly company: string; readonly language: Language }

/** The words beside a box: what somebody agrees to who ticks it. */
export function statementOf(
  { channel, kind }: Pick<Choice, 'channel' | 'kind'>,
  { company, language }: Reader,
): string {
  const words = pageTexts[language]
  return words.statement(company, words.kinds[kind], words.channels[channel])
}

/** What is on and what is off. `saved` says that a choice has just been kept. */
export function preferencePage({ company, language }: Reader, choices: readonly Choice[], saved: boolean): Response {
  const words = pageTexts[language]
  const status = saved ? `<p role="status">${words.saved}</p>\n` : ''
  const body = choices.length > 0 ? formOf(choices, words) : `<p>${escapeHtml(words.nothing(company))}</p>`
  return page(200, words.heading(company), status + body, false, language)
}

function formOf(choices: readonly Choice[], words: PageTexts): string {
  const groups = (['sms', 'email'] as const)
    .map((channel) => ({ channel, boxes: choices.filter((choice) => choice.channel === channel) }))
    .filter(({ boxes }) => boxes.length > 0)
    .map(({ channel, boxes }) => {
      const labels = boxes.map((choice) => box(choice, words)).join('\n')
      return `<fieldset>\n<legend>${words.channels[channel]}</legend>\n${labels}\n</fieldset>`
    })
  return `<form method="post">
<input type="hidden" name="shown" value="${choices.map(fieldOf).join(' ')}">
${groups.join('\n')}
<p><button class="first" name="action" value="save">${words.save}</button>
<button class="second" name="action" value="stop">${words.stop}</button></p>
</form>`
}

/** Nobody knows any more which language the customer reads. */
export function gonePage(): Response {
  return page(
    410,
    'This page is no longer here',
    `<p>The company has left, or no longer knows you. No messages will come.</p>
<p lang="es">Esta página ya no existe: la empresa se ha ido o ya no le conoce. No recibirá más mensajes.</p>`,
  )
}

export function unknownPage(): Response {
  return page(
    404,
    'There is no such page',
    `<p>Please use the link of a newer mail, exactly as it is.</p>
<p lang="es">Esta página no existe. Use el enlace de un correo más reciente, tal como está.</p>`,
  )
}

function box(choice: Choice, { kinds }: PageTexts): string {
  const checked = choice.isOn ? ' checked' : ''
  return `<label><input type="checkbox" name="${fieldOf(choice)}"${checked}> ${kinds[choice.kind]}</label>`
}
