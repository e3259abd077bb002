import { createHash } from 'node:crypto'

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const
const separators = ['', '\n', '|', ':', '#', ' '] as const

/** A digest that was cut to eight bytes is found; a shorter piece would be found by accident. */
const [rawLength, hexLength, base64Length] = [8, 16, 11]

/** A row, message or object: its texts, and its bytes as latin1. */
export type Entry = { readonly where: string; readonly texts: readonly string[]; readonly bytes: readonly string[] }

export type Dictionary = {
  readonly size: number
  /** What the entry gives away without a key: the value, and how. */
  readonly findIn: (entry: Entry) => string[]
}

/**
 * What a reader of a dump can try without a key: each value in the usual encodings, and plain digests of it, alone or joined
 * with a part of `context` (ids, names of channels). `inputs` are digested as they are.
 */
export function dictionaryOf(
  values: readonly string[],
  context: readonly string[],
  inputs: readonly string[],
): Dictionary {
  const [folded, exact] = [new Map<string, string>(), new Map<string, string>()]
  const digests = { raw: new Map<string, string>(), hex: new Map<string, string>(), base64: new Map<string, string>() }

  for (const value of new Set(values)) {
    for (const form of formsOf(value)) {
      folded.set(form.toLowerCase(), value)
      folded.set(Buffer.from(form).toString('hex'), `hex of ${value}`)
      for (const encoded of base64Of(form)) exact.set(encoded, `base64 of ${value}`)
      const joined = context.flatMap((part) =>
        separators.flatMap((separator) => [`${part}${separator}${form}`, `${form}${separator}${part}`]),
      )
      for (const input of [form, ...joined]) addDigests(input, value)
    }
  }
  for (const input of new Set(inputs)) addDigests(input, input)

  function addDigests(input: string, value: string): void {
    for (const algorithm of algorithms) {
      const digest = createHash(algorithm).update(input).digest()
      const label = `${algorithm} of ${value.slice(0, 80)}`
      digests.raw.set(digest.toString('latin1').slice(0, rawLength), label)
      digests.hex.set(digest.toString('hex').slice(0, hexLength), label)
      digests.base64.set(digest.toString('base64url').slice(0, base64Length), label)
    }
  }

  function findIn({ where, texts, bytes }: Entry): string[] {
    const all = [...texts, ...bytes].join('\n')
    const lower = all.toLowerCase()
    const found = [
      ...[...folded].flatMap(([needle, label]) => (lower.includes(needle) ? [label] : [])),
      ...[...exact].flatMap(([needle, label]) => (all.includes(needle) ? [label] : [])),
      ...piecesOf(lower, /[0-9a-f]{16,}/g, hexLength).flatMap((piece) => digests.hex.get(piece) ?? []),
      ...piecesOf(urlSafe(all), /[\w-]{11,}/g, base64Length).flatMap((piece) => digests.base64.get(piece) ?? []),
      ...bytes.flatMap((each) => piecesOf(each, /.{8,}/gs, rawLength).flatMap((piece) => digests.raw.get(piece) ?? [])),
    ]
    return [...new Set(found)].map((label) => `${where}: ${label}`)
  }

  return { size: folded.size + exact.size + digests.hex.size, findIn }
}

/** A phone in E.164 also in the ways that it is typed. */
function formsOf(value: string): string[] {
  const forms = [value, value.toLowerCase(), value.toUpperCase(), JSON.stringify(value), encodeURIComponent(value)]
  const [, international = '', national = ''] = /^\+((?:1|41)(\d{9,10}))$/.exec(value) ?? []
  const typed = national === '' ? [] : [international, national, `0${national}`, `00${international}`]
  return [...new Set([...forms, escaped(value), ...typed])]
}

/** As JSON that is plain ASCII. */
function escaped(value: string): string {
  return value.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Inside of longer text a value lies at one of three offsets; its first and last letters then depend on what is around it. */
function base64Of(text: string): string[] {
  const encodings = ['base64', 'base64url'] as const
  const inside = [0, 1, 2].flatMap((offset) =>
    encodings.map((encoding) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString(encoding)
      return encoded.slice(offset === 0 ? 0 : 4, encoded.replace(/=+$/, '').length - 2)
    }),
  )
  return inside.filter((each) => each.length >= 8)
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_')
}

function piecesOf(text: string, run: RegExp, length: number): string[] {
  return Array.from(text.matchAll(run), ([whole]) => whole).flatMap((whole) =>
    Array.from({ length: whole.length - length + 1 }, (_, at) => whole.slice(at, at + length)),
  )
}
