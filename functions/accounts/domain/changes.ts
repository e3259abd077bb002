type Fields = Readonly<Record<string, unknown>>

export function changesBetween(before: Fields, after: Fields): { old: Fields; new: Fields } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const pick = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name]]))
  return { old: pick(before), new: pick(after) }
}
