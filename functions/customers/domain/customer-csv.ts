import type { Cell } from '../../shared/csv/write-csv.ts'

/** Columns of `customers.csv` in an export, in this order; an import takes them in any. */
export const customerColumns = [
  'customerId',
  'name',
  'kind',
  'phone',
  'email',
  'address',
  'timeZone',
  'language',
  'notes',
  'tags',
] as const

/** `customer` as it is stored, perhaps by an older release, but with a time zone that an import takes. */
export function customerCells(customer: Readonly<Record<string, unknown>>): Cell[] {
  return customerColumns.map((column) => {
    const value = customer[column]
    if (Array.isArray(value)) return listCell(value.map(String))
    return value === undefined || value === null ? undefined : String(value)
  })
}

/** Semicolons separate the items. One that holds a separator stands in quotes, as a cell does (RFC 4180). */
function listCell(items: readonly string[]): string {
  const quoted = (item: string) => `"${item.replaceAll('"', '""')}"`
  return items.map((item) => (/[;,|]|^"/.test(item) ? quoted(item) : item)).join(';')
}

const listItem = /\s*(?:"((?:""|[^"])*)"\s*|([^;,|]*))(?:[;,|]|$)/g

/** Items separated by semicolons, commas or bars, each once; without empty ones. */
export function itemsOf(cell: string): string[] {
  const items = [...cell.matchAll(listItem)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain)
  return [...new Set(items.map((item) => item.trim()))].filter((item) => item !== '')
}
