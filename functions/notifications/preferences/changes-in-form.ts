import { type Channel, channels, type MessageKind, messageKinds } from '../../customers/domain/consent.ts'
import type { PreferenceLink } from './preference-token-store.ts'
import { type Choice, fieldOf, type Reader, shownMark } from './statement.ts'

export type Form = { readonly [field: string]: string }

/** `everything`: also kinds that were never decided. */
export type Withdrawal = {
  readonly channel: Channel
  readonly kinds: readonly MessageKind[]
  readonly cause: 'one-click' | 'preference-page'
  readonly everything: boolean
}

export type FormChanges = {
  readonly action: 'one-click' | 'stop' | 'save' | 'link' | 'none'
  readonly withdrawals: readonly Withdrawal[]
  /** Boxes that are ticked; `wasShown`: with the statement that would be recorded. */
  readonly ticked: readonly (Choice & { readonly wasShown: boolean })[]
}

/** `List-Unsubscribe=One-Click` as in RFC 8058. A box that the form did not show is left as it is. */
export function changesIn(form: Form, { channel, kind }: Pick<PreferenceLink, 'channel' | 'kind'>, reader: Reader) {
  if (isOneClick(form)) {
    return only('one-click', [{ channel, kinds: [kind], cause: 'one-click', everything: false }])
  }
  const cause = 'preference-page'
  const { action } = form
  if (action === 'stop') {
    return only(
      action,
      channels.map((each) => ({ channel: each, kinds: messageKinds, cause, everything: true })),
    )
  }
  if (action === 'link') return only(action)
  return action === 'save' ? savedChoice(form, reader) : only('none')
}

/** In another case or spacing, in quotes, with a line end, or with its equals sign escaped, it means the same. */
function isOneClick(form: Form): boolean {
  const letters = Object.entries(form).map(([name, value]) => `${name}${value}`.toLowerCase().replace(/[^a-z]/g, ''))
  return letters.includes('listunsubscribeoneclick')
}

function savedChoice(form: Form, reader: Reader): FormChanges {
  const marks = (form['shown'] ?? '').split(' ').filter(Boolean)
  if (marks.length === 0) return only('none') // not from the page
  const shownFields = marks.map((mark) => mark.split(':')[0])
  const choices = channels
    .flatMap((channel) => messageKinds.map((kind) => ({ channel, kind })))
    .filter((choice) => shownFields.includes(fieldOf(choice)))
  const isTicked = (choice: Choice) => form[fieldOf(choice)] !== undefined
  const withdrawals = channels.map((channel) => {
    const unticked = choices.filter((choice) => choice.channel === channel && !isTicked(choice))
    return { channel, kinds: unticked.map(({ kind }) => kind), cause: 'preference-page' as const, everything: false }
  })
  const ticked = choices
    .filter(isTicked)
    .map((choice) => ({ ...choice, wasShown: marks.includes(shownMark(choice, reader)) }))
  return { action: 'save', withdrawals, ticked }
}

function only(action: FormChanges['action'], withdrawals: readonly Withdrawal[] = []): FormChanges {
  return { action, withdrawals, ticked: [] }
}
