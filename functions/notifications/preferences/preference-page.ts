import type { Channel } from '../../customers/domain/consent.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import type { Response } from '../../shared/http/route.ts'
import { customerPage, type Sender } from './customer-page.ts'
import { type PageTexts, pageTexts, type Result } from './page-texts.ts'
import { type Choice, fieldOf, shownMark, statementOf } from './statement.ts'

/** `mayTurnOn`: by this link. `isStopped`: by the customer, so that a proof of the address is needed. */
export type Box = Choice & { readonly isOn: boolean; readonly mayTurnOn: boolean; readonly isStopped: boolean }

export type PreferenceView = {
  readonly sender: Sender
  readonly boxes: readonly Box[]
  /** Why the link grants nothing. */
  readonly limit: 'onlyStops' | 'formerAddress' | undefined
  /** The link's reader may ask for one that takes a stop back. */
  readonly mayAskLink: boolean
  /** The number that texts come from, E.164. */
  readonly smsNumber: string
}

/** `none`: the request asked for nothing. */
export function preferencePage(view: PreferenceView, result: Result | 'none' | undefined): Response {
  const { sender, boxes } = view
  const texts = pageTexts[sender.language]
  const body = boxes.length > 0 ? formOf(view, texts) : `<p>${escapeHtml(texts.nothing(sender.company))}</p>`
  const purpose = `<p>${escapeHtml(texts.purpose(sender.company))}</p>`
  return customerPage(200, sender, [statusOf(view, result, texts), purpose, body].filter(Boolean).join('\n'))
}

/** What is said after "stop all" follows from what is stored, not from the address of the page. */
function statusOf({ sender, boxes }: PreferenceView, result: Result | 'none' | undefined, texts: PageTexts): string {
  if (!result) return ''
  const isAllStopped = boxes.length > 0 && boxes.every(({ isOn }) => !isOn)
  if (result !== 'stopped' || !isAllStopped) return `<p role="status">${texts.results[result]}</p>`
  const items = channelsIn(boxes).map((channel) => {
    const kinds = boxes.filter((box) => box.channel === channel).map(({ kind }) => texts.kinds[kind])
    return `<li>${texts.channels[channel]}: ${kinds.join(', ')}</li>`
  })
  return `<div role="status"><p>${escapeHtml(texts.stopped(sender.company))}</p>\n<ul>${items.join('')}</ul></div>`
}

const channelsIn = (boxes: readonly Box[]) =>
  (['sms', 'email'] as const).filter((channel) => boxes.some((box) => box.channel === channel))

function formOf(view: PreferenceView, texts: PageTexts): string {
  const { boxes, sender, limit, mayAskLink } = view
  const groups = channelsIn(boxes).map((channel) => {
    const labels = boxes.filter((each) => each.channel === channel).map((each) => boxOf(each, sender, texts))
    const notes = notesOf(channel, view, texts).map((note) => `<p>${escapeHtml(note)}</p>`)
    return `<fieldset>\n<legend>${texts.channels[channel]}</legend>\n${[...labels, ...notes].join('\n')}\n</fieldset>`
  })
  const usable = boxes.filter(isUsable)
  const link = mayAskLink ? `<button class="second" name="action" value="link">${texts.askLink}</button>` : ''
  const save = usable.length > 0 ? `<button class="first" name="action" value="save">${texts.save}</button>` : ''
  const stop = `<button class="second" name="action" value="stop">${texts.stop}</button>`
  return `${limit ? `<p>${texts[limit]}</p>\n` : ''}<form method="post">
<input type="hidden" name="shown" value="${usable.map((each) => (offers(each) ? shownMark(each, sender) : fieldOf(each))).join(' ')}">
${groups.join('\n')}
<p>${[save, stop, link].filter(Boolean).join('\n')}</p>
</form>`
}

/** Only then the statement is shown, and may be recorded. */
const offers = ({ isOn, mayTurnOn }: Box) => !isOn && mayTurnOn
const isUsable = ({ isOn, mayTurnOn }: Box) => isOn || mayTurnOn

function notesOf(channel: Channel, { boxes, sender, smsNumber, mayAskLink }: PreferenceView, texts: PageTexts) {
  const off = boxes.filter((each) => each.channel === channel && !isUsable(each))
  if (off.length === 0) return []
  if (channel === 'email') return mayAskLink ? [texts.stoppedEmail] : []
  const isAnyStopped = off.some(({ isStopped }) => isStopped)
  return [isAnyStopped ? texts.stoppedTexts(sender.company, smsNumber) : texts.askCompany(sender.company)]
}

function boxOf(box: Box, sender: Sender, { kinds }: PageTexts): string {
  const state = box.isOn ? ' checked' : isUsable(box) ? '' : ' disabled'
  const statement = offers(box) ? `<br><small>${escapeHtml(statementOf(box, sender))}</small>` : ''
  return `<label><input type="checkbox" name="${fieldOf(box)}"${state}> <span>${kinds[box.kind]}${statement}</span></label>`
}
