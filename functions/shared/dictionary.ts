/** To look up by what a stranger typed: unlike a literal, it has no `constructor`, `toString` or `__proto__`. */
export function dictionary<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries)
}
