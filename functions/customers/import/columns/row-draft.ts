import { withFormulas } from '../../../shared/csv/formulas.ts'
import { isErrorValue, standsForNothing } from '../../../shared/csv/spreadsheet-values.ts'
import { holdsControls, withoutHidden } from '../../../shared/hidden-characters.ts'
import { addressesOf } from './addresses.ts'
import { type Column, fieldOf, type HeldColumn, type NamePart, type TypedValue } from './column.ts'
import { contactRank } from './contact-column.ts'
import { headerWords } from './header-words.ts'
import { nameOf } from './name.ts'

/** A line of a file as far as its columns say what is what; nothing of it is checked yet. */
export type RowDraft = {
  readonly name: string | undefined
  readonly fields: Readonly<Record<string, string>>
  /** The one that comes first is to be taken, the others are to be noted. */
  readonly phones: readonly TypedValue[]
  readonly emails: readonly TypedValue[]
  readonly addresses: readonly TypedValue[]
  readonly notes: string | undefined
  /** For notes, each with its label. */
  readonly noted: readonly string[]
  readonly tags: string | undefined
}

type Filled = { readonly column: Column; readonly text: string }

/** Reason for which a line cannot be read, with the field that is at fault. */
export type Unreadable = { readonly reason: string }

/** What a text shows where a program did not know a character. */
const lost = /\ufffd/

/** `isOurs`: the file is an export of this program, whose cells stand for themselves. */
export function draftOf(
  columns: readonly HeldColumn[],
  cells: readonly string[],
  isOurs: boolean,
): RowDraft | Unreadable {
  const filled = columns.flatMap(({ column, place }): Filled[] => {
    const cell = cleaned(cells[place] ?? '')
    const text = !isOurs && isNothing(cell, column) ? '' : cell
    return text === '' ? [] : [{ column, text }]
  })
  for (const { column, text } of filled) {
    if (!isOurs && isErrorValue(text)) return { reason: `${fieldOf(column)}: is an error of the spreadsheet` }
    if (lost.test(text)) return { reason: `${fieldOf(column)}: has lost characters; save the file as CSV UTF-8` }
  }
  const names = new Map<NamePart, string>()
  const addressParts: { column: Column & { holds: 'address' }; text: string }[] = []
  const fields: Record<string, string> = {}
  for (const { column, text } of filled) {
    if (column.holds === 'name' && !names.has(column.part)) names.set(column.part, text)
    if (column.holds === 'address') addressParts.push({ column, text })
    if (column.holds === 'field') fields[column.field] = text
  }
  const { name, others } = nameOf(names, columns)
  const textsOf = (holds: Column['holds']) =>
    filled.flatMap(({ column, text }) => (column.holds === holds ? [text] : []))
  const labelled = filled.flatMap(({ column, text }) =>
    column.holds === 'notes' && column.label !== undefined && !isNo(text) ? [`${column.label}: ${text}`] : [],
  )
  const plain = filled.flatMap(({ column, text }) =>
    column.holds === 'notes' && column.label === undefined ? [text] : [],
  )
  return {
    name,
    fields,
    phones: contactsOf('phone', filled),
    emails: contactsOf('email', filled),
    addresses: addressesOf(addressParts),
    notes: plain.length > 0 ? plain.join('\n') : undefined,
    noted: [...others, ...labelled],
    tags: textsOf('tags').join(';') || undefined,
  }
}

function cleaned(cell: string): string {
  const formula = /^="([^"]*)"$/.exec(cell.trim())
  return withoutMarks(withFormulas((formula?.[1] ?? cell).trim())).trim()
}

function isNothing(text: string, { holds }: Column): boolean {
  return holds === 'name' || holds === 'notes' ? /^[-–—]{2,}$/.test(text) : standsForNothing(text)
}

/** Marks that show nothing come from web pages and phones. Control characters stay, since they show that a file is damaged. */
function withoutMarks(text: string): string {
  return holdsControls(text) ? text : withoutHidden(text)
}

function isNo(text: string): boolean {
  return /^(?:false|no|0)$/i.test(text)
}

function contactsOf(of: 'phone' | 'email', filled: readonly Filled[]): TypedValue[] {
  const labels = new Map(
    filled.flatMap(({ column, text }) => (column.holds === 'label' && column.of === of ? [[column.group, text]] : [])),
  )
  return filled.flatMap(({ column, text }) => {
    if (column.holds !== of) return []
    const label = labels.get(column.group ?? '')?.replace(/^\*\s*/, '')
    if (!label) return [{ rank: column.rank, label: column.label, text }]
    const noun = of === 'phone' ? 'phone' : 'email'
    // the number in the header keeps the order of those with the same label
    const rank = contactRank(headerWords(label)) + (column.rank % 1)
    return [{ rank, label: headerWords(label).includes(noun) ? label : `${label} ${noun}`, text }]
  })
}
