import type { AddressPart, Column, TypedValue } from './column.ts'

type Part = { readonly column: Column & { readonly holds: 'address' }; readonly text: string }

/** One for each group of columns that holds any, the place of the work first. */
export function addressesOf(parts: readonly Part[]): TypedValue[] {
  const groups = [...Map.groupBy(parts, ({ column }) => column.group).values()]
  const addresses = groups.flatMap((group): TypedValue[] => {
    const text = written(group)
    return text === '' ? [] : [{ rank: group[0]?.column.rank ?? 0, label: 'Other address', text }]
  })
  const inOrder = addresses.toSorted((a, b) => a.rank - b.rank)
  const isFirst = ({ text }: TypedValue, index: number) => inOrder.findIndex((each) => each.text === text) === index
  return inOrder.filter(isFirst)
}

function written(group: readonly Part[]): string {
  const textsOf = (part: AddressPart) => group.flatMap(({ column, text }) => (column.part === part ? [text] : []))
  const [whole = ''] = textsOf('formatted')
  // one that is written out has behind its street what the other columns hold
  const writtenOut = whole.slice(whole.search(/[,\n]|$/))
  const missing = (part: AddressPart) =>
    textsOf(part).filter((text) => (part === 'street' ? !whole.includes(text) : !writtenOut.includes(text)))
  const region = [...missing('state'), ...missing('zip').map((zip) => zip.replace(/\.0+$/, ''))].join(' ')
  const lines = [whole, ...missing('street'), ...missing('line2'), ...missing('city'), region, ...missing('country')]
  return lines.filter((line) => line !== '').join(', ')
}
