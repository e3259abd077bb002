import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import type { Response } from '../../shared/http/route.ts'
import { customerPage, type Sender } from '../preferences/customer-page.ts'
import { pageTexts } from '../preferences/page-texts.ts'
import { fieldOf, shownMark, statementOf } from '../preferences/statement.ts'
import { type Answer, consentPageTexts, type Obstacle } from './page-texts.ts'

export type AskedChannel = {
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  /** On this page, before. */
  readonly agreed: readonly MessageKind[]
  readonly obstacle: Obstacle | undefined
  /** The address, masked. */
  readonly to: string
}

type View = { readonly sender: Sender; readonly channels: readonly AskedChannel[]; readonly smsNumber: string }

/** The whole statement stands beside each box; no box is ticked before. */
export function consentPage({ sender, channels, smsNumber }: View, answer: Answer | undefined): Response {
  const texts = consentPageTexts[sender.language]
  const groups = channels.map((each) => {
    const legend = `<legend>${pageTexts[sender.language].channels[each.channel]}</legend>`
    if (each.obstacle) {
      const text = texts.obstacles[each.obstacle][each.channel](sender.company, smsNumber)
      return `<fieldset>\n${legend}\n<p>${escapeHtml(text)}</p>\n</fieldset>`
    }
    const to = `<p>${escapeHtml(texts.to(each.to))}</p>`
    return `<fieldset>\n${legend}\n${[to, ...each.kinds.map((kind) => boxOf(each, kind, sender))].join('\n')}\n</fieldset>`
  })
  const asked = channels.flatMap((each) =>
    each.obstacle ? [] : openKinds(each).map((kind) => shownMark({ channel: each.channel, kind }, sender)),
  )
  const button =
    asked.length > 0 ? `<p><button class="first" name="action" value="agree">${texts.agree}</button></p>` : ''
  const body = `${answer ? `<p role="status">${texts.answers[answer]}</p>\n` : ''}<p>${escapeHtml(texts.purpose(sender.company))}</p>
<p>${texts.free}</p>
<form method="post">
<input type="hidden" name="shown" value="${asked.join(' ')}">
${groups.join('\n')}
${button}
</form>`
  return customerPage(200, sender, body)
}

const openKinds = ({ kinds, agreed }: AskedChannel) => kinds.filter((kind) => !agreed.includes(kind))

function boxOf({ channel, agreed }: AskedChannel, kind: MessageKind, sender: Sender): string {
  const state = agreed.includes(kind) ? ' checked disabled' : ''
  const statement = escapeHtml(statementOf({ channel, kind }, sender))
  return `<label><input type="checkbox" name="${fieldOf({ channel, kind })}"${state}> <span>${statement}</span></label>`
}
