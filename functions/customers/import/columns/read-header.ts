import { quotedName } from '../../../shared/quoted-name.ts'
import { type Column, fieldOf, type HeldColumn } from './column.ts'
import { columnOf } from './column-of.ts'
import { headerKey } from './header-words.ts'
import { originOf, type Program } from './programs.ts'

export type Header = {
  readonly held: readonly HeldColumn[]
  /** With a value in a line, but taken by no field. */
  readonly unknown: readonly string[]
  /** The same, which a program's export has and a customer's record does without. */
  readonly left: readonly string[]
  readonly program: Program | undefined
  readonly fault: string | undefined
}

/** `isFilled`: whether any line has a value in that column. One that is empty everywhere loses nothing. */
export function readHeader(names: readonly string[], isFilled: (place: number) => boolean): Header {
  const origin = originOf(names)
  const held: HeldColumn[] = []
  const [unknown, left]: [string[], string[]] = [[], []]
  names.forEach((name, place) => {
    const column = origin?.leaves(name) ? undefined : columnOf(name)
    if (column) held.push({ column, place })
    else if (isFilled(place)) (origin?.leaves(name) ? left : unknown).push(shownName(name, place))
  })
  return { held, unknown, left, program: origin?.program, fault: faultIn(names, held) }
}

/** How much a line looks like a header of customers. */
export function headerScore(names: readonly string[]): number {
  const columns = names.flatMap((name) => columnOf(name) ?? [])
  return columns.length + (columns.some(({ holds }) => holds === 'name') ? 1 : 0)
}

/** Which column goes to which field. */
export function fieldsOf(names: readonly string[], { held }: Header): { column: string; field: string }[] {
  return held.map(({ column, place }) => ({ column: shownName(names[place] ?? '', place), field: fieldOf(column) }))
}

function shownName(name: string, place: number): string {
  return quotedName(name.trim()) || `column ${place + 1}`
}

function faultIn(names: readonly string[], held: readonly HeldColumn[]): string | undefined {
  if (names.some((name) => name.includes('\ufffd'))) {
    return 'has columns whose names have lost characters; save the file as CSV UTF-8'
  }
  const keys = held.map(({ column, place }) => keyOf(column, names[place] ?? ''))
  if (new Set(keys).size !== keys.length) return 'has the same column twice'
  return held.some(({ column }) => column.holds === 'name') ? undefined : 'has no column "name"'
}

/** The same for two columns of which a customer can have only one. */
function keyOf(column: Column, name: string): string {
  if (column.holds === 'field') return column.field
  const single = column.holds === 'name' && !['full', 'display', 'company'].includes(column.part)
  return single ? `name ${column.part}` : headerKey(name)
}
