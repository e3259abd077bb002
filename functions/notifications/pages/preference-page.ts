import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { escapeHtml } from '../../shared/html.ts'
import { page } from '../../shared/page.ts'
import type { Answer } from '../../shared/route.ts'

export type Choice = { readonly channel: Channel; readonly kind: MessageKind; readonly isOn: boolean }

const channelWords: Record<Channel, string> = { sms: 'Text messages', email: 'Mails' }
const kindWords: Record<MessageKind, string> = {
  reminder: 'Reminders of appointments',
  confirmation: 'Confirmations of appointments',
  'on-my-way': 'When somebody is on the way to me',
  proposal: 'Proposals and estimates',
  invoice: 'Invoices',
  marketing: 'News and offers',
}

export const fieldOf = ({ channel, kind }: Pick<Choice, 'channel' | 'kind'>) => `${channel}.${kind}`

/** The words beside a box: what somebody agrees to who ticks it. */
export function statementOf({ channel, kind }: Pick<Choice, 'channel' | 'kind'>, company: string): string {
  return `${company} may send me: ${kindWords[kind]} (${channelWords[channel]})`
}

/** What is on and what is off. `saved` says that a choice has just been kept. */
export function preferencePage(company: string, choices: readonly Choice[], saved: boolean): Answer {
  const status = saved ? '<p role="status">Your choice is saved.</p>\n' : ''
  const groups = (['sms', 'email'] as const)
    .map((channel) => ({ channel, boxes: choices.filter((choice) => choice.channel === channel) }))
    .filter(({ boxes }) => boxes.length > 0)
    .map(
      ({ channel, boxes }) =>
        `<fieldset>\n<legend>${channelWords[channel]}</legend>\n${boxes.map(box).join('\n')}\n</fieldset>`,
    )
  const shown = choices.map(fieldOf).join(' ')
  const form = `<form method="post">
<input type="hidden" name="shown" value="${shown}">
${groups.join('\n')}
<p><button class="first" name="action" value="save">Save my choice</button>
<button class="second" name="action" value="stop">Stop all messages</button></p>
</form>`
  const nothing = `<p>${escapeHtml(company)} sends you no messages.</p>`
  return page(200, `Messages from ${company}`, status + (choices.length > 0 ? form : nothing))
}

export function gonePage(): Answer {
  return page(
    410,
    'This page is no longer here',
    '<p>The company has left, or no longer knows you. No messages will come.</p>',
  )
}

export function unknownPage(): Answer {
  return page(404, 'There is no such page', '<p>Please use the link of a newer mail, exactly as it is.</p>')
}

function box(choice: Choice): string {
  const { kind, isOn } = choice
  return `<label><input type="checkbox" name="${fieldOf(choice)}"${isOn ? ' checked' : ''}> ${kindWords[kind]}</label>`
}
