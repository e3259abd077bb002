import type { HeldColumn, NamePart } from './column.ts'

/** Of a company that is called by its own name, the person, and of a person the company. */
export type NamedLine = { readonly name: string | undefined; readonly others: readonly string[] }

const joined = (...parts: (string | undefined)[]) =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The name that the other program shows, else the person's, else the company's. */
export function nameOf(parts: ReadonlyMap<NamePart, string>, columns: readonly HeldColumn[]): NamedLine {
  const has = (part: NamePart) => columns.some(({ column }) => column.holds === 'name' && column.part === part)
  const surname = joined(parts.get('last'), parts.get('last2'), parts.get('suffix'))
  // "Nombre" beside "Apellidos" is the first name
  const isFirst = has('last') && !has('first')
  const first = parts.get('first') ?? (isFirst ? parts.get('name') : undefined)
  const person = endsWith(first, surname) ? first : joined(first, parts.get('middle'), surname)
  const shown = (isFirst ? undefined : parts.get('name')) ?? parts.get('display')
  const full = parts.get('full')
  const company = parts.get('company')
  const name = shown ?? (person || full || company)
  const contact = person || full
  return {
    name,
    others: [
      ...(contact && !isSame(contact, name) ? [`Contact: ${contact}`] : []),
      ...(company && !isSame(company, name) ? [`Company: ${company}`] : []),
    ],
  }
}

function endsWith(name: string | undefined, surname: string): name is string {
  return name !== undefined && surname !== '' && name.toLowerCase().endsWith(surname.toLowerCase())
}

function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}
