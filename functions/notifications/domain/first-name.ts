const titles = /^(?:mrs?|ms|miss|mx|dr|prof|sra?|srta|don|doña|dra)\.?$/iu

/** Of a name as an office types it: "García, Ana", "Dr. Ana García". The whole name where it is one word. */
export function firstNameOf(name: string): string {
  const [last = '', first] = name.split(/,\s*/)
  const words = (first === undefined || isSuffix(first) ? last : first).split(/\s+/).filter(Boolean)
  return words.find((word) => !titles.test(word)) ?? name
}

/** "Acme Heating, Inc." and "Ana García, Jr." are in order. */
const isSuffix = (text: string) =>
  /^(?:inc|llc|ltd|corp|co|s\.? ?a|s\.? ?l|jr|sr|i{2,3}|iv|md|phd|esq)\b/iu.test(text.trim())
