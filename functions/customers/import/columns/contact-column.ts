import type { Column } from './column.ts'

const phoneWords = [
  'phone',
  'phones',
  'telephone',
  'tel',
  'tlf',
  'telefono',
  'telefonos',
  'mobile',
  'movil',
  'cell',
].concat(['cellphone', 'cellular', 'celular', 'whatsapp'])
const emailWords = ['email', 'emails', 'mail', 'correo', 'correos']

/** A phone that takes SMS comes first. */
const phoneRanks: readonly (readonly [rank: number, words: readonly string[]])[] = [
  [0, ['text', 'sms']],
  [1, ['mobile', 'movil', 'cell', 'cellphone', 'cellular', 'celular', 'whatsapp']],
  [3, ['home', 'casa', 'particular', 'fijo', 'evening']],
  [4, ['work', 'business', 'office', 'company', 'trabajo', 'oficina', 'empresa', 'day']],
  [5, ['other', 'otro', 'alt', 'alternate', 'secondary', 'additional', 'car', 'secundario', 'adicional']],
]
const unnamedRank = 2

/** What may stand beside the word that names a phone or an email address. */
const qualifiers = phoneRanks
  .flatMap(([, words]) => words)
  .concat(['number', 'numbers', 'no', 'num', 'numero', 'value', 'values', 'main', 'primary', 'principal', 'contact'])
  .concat(['customer', 'client', 'cliente', 'personal', 'message', 'enabled', 'address', 'de', 'del', 'la', 'el', 's'])
  .concat(['electronico', 'electronicos', 'contacto', 'billing'])

/** Undefined for a column that holds neither phone numbers nor email addresses. */
export function contactColumn(words: readonly string[], header: string): Column | undefined {
  const isNumber = words.at(-1) === 'number' && ['home', 'work', 'office'].includes(words[0] ?? '')
  const of = words.some((word) => emailWords.includes(word))
    ? 'email'
    : isNumber || words.some((word) => phoneWords.includes(word))
      ? 'phone'
      : undefined
  if (of === undefined) return undefined
  const names = of === 'email' ? emailWords : phoneWords
  const group = words.find((word) => /^\d$/.test(word))
  const rest = words.filter((word) => !names.includes(word) && !/^\d$/.test(word))
  if (group !== undefined && rest.length === 1 && ['label', 'type'].includes(rest[0] ?? '')) {
    return { holds: 'label', of, group }
  }
  if (!rest.every((word) => qualifiers.includes(word))) return undefined
  return {
    holds: of,
    rank: contactRank(words) + Number(group ?? 0) / 10,
    label: header.replace(/\s*-\s*value$/i, '').trim(),
    ...(group !== undefined && { group }),
  }
}

/** By the words of a header, or of a label such as "* Mobile". */
export function contactRank(words: readonly string[]): number {
  return phoneRanks.find(([, names]) => words.some((word) => names.includes(word)))?.[0] ?? unnamedRank
}
