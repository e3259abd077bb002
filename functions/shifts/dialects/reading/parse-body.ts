import { holdsHiddenPlace } from './find-records.ts'
import { type Documents, readLenientJson } from './lenient-json.ts'
import { holdsPlace } from './read-place.ts'

export type Body = {
  /** Of JSON, or of what is like JSON. */
  readonly documents: readonly unknown[]
  /** Of a form; a repeated name has its values joined by commas, as in a query. */
  readonly form: Readonly<Record<string, string>>
  /** As of `Documents`. */
  readonly cut: ReadonlySet<unknown>
  /** Has text that is neither JSON nor a form. */
  readonly isOther: boolean
}

const emptyBody: Body = { documents: [], form: {}, cut: new Set(), isOther: false }

/** What compressed or encrypted bytes hold, and no text. */
const control = /[^\P{Cc}\t\r\n]/u
/** Of a byte that is no UTF-8. */
const noText = '\uFFFD'

/**
 * Ignores the content type, which apps get wrong. Reads what it can of a broken body: until it is accepted, the phone
 * sends nothing else.
 */
export function readBody(text: string): Body {
  // text in UTF-16, read as UTF-8, has a zero after each letter
  const body = (text.includes('\0') ? text.replaceAll('\0', '') : text).replace(/^[\uFEFF\uFFFD]+/, '').trim()
  if (body === '') return text.includes('\0') ? { ...emptyBody, isOther: true } : emptyBody
  const isBinary = control.test(body)
  const form = /^[{["<]/.test(body) ? undefined : (readMultipart(body) ?? readForm(body))
  if (form && (holdsPlace(form) || (!isBinary && isPlausible(form)))) return { ...emptyBody, form }
  // a comment or the like may come before it
  const start = body.search(/[{["]/)
  if (start < 0 || body.startsWith('<')) return { ...emptyBody, isOther: true }
  const json = readJson(body.slice(start))
  return isBinary || body.slice(0, start).includes(noText) ? { ...json, isOther: true } : json
}

/** Of JSON, or what is like it; of the texts in it, too, that hold positions in JSON, as bridges of MQTT send them. */
export function readJson(text: string): Body {
  const read = parseJson(text)
  const cut = new Set(read.cut)
  for (const document of read.documents) readTexts(document, cut, 0)
  return { ...emptyBody, ...read, cut, isOther: read.documents.length === 0 }
}

function parseJson(text: string): Documents {
  try {
    const document: unknown = JSON.parse(text)
    if (typeof document !== 'string') return { documents: [document], cut: emptyBody.cut }
    return isLikeJson(document) ? parseJson(document) : emptyBody
  } catch {
    return readLenientJson(text)
  }
}

export function isLikeJson(value: unknown): value is string {
  return typeof value === 'string' && /^\s*[{[]/.test(value)
}

const maxDepth = 8

/** Texts in texts are not read. */
function readTexts(around: unknown, cut: Set<unknown>, depth: number) {
  if (typeof around !== 'object' || around === null || depth > maxDepth) return
  for (const [key, value] of Object.entries(around)) {
    if (!isLikeJson(value)) readTexts(value, cut, depth + 1)
    else {
      const read = parseJson(value)
      const [first, ...others] = read.documents
      const inside = others.length === 0 ? first : read.documents
      if (!holdsHiddenPlace(inside)) continue
      Object.assign(around, { [key]: inside })
      for (const part of read.cut) cut.add(part)
    }
  }
}

function readForm(body: string): Record<string, string> | undefined {
  if (!body.includes('=')) return undefined
  return joined(new URLSearchParams(body.includes('&') ? body : body.replaceAll(/\r?\n/g, '&')))
}

/** Text of any kind holds `=`: base64 ends with it, and other formats have fields in a field. */
function isPlausible(form: Record<string, string>): boolean {
  const fields = Object.entries(form)
  const isField = ([name, value]: [string, string]) =>
    /^[\w.\-[\]; ]{1,64}$/.test(name) && !/=[^=]/.test(value) && !value.includes(noText)
  return fields.every(isField) && (fields.length > 1 || fields.some(([, value]) => /[^=]/.test(value)))
}

/** Of `multipart/form-data`, whose parts begin with the first line. */
function readMultipart(body: string): Record<string, string> | undefined {
  const [boundary] = /^--[^\r\n]+(?=\r?\nContent-)/i.exec(body) ?? []
  if (boundary === undefined) return undefined
  const fields: [string, string][] = []
  for (const part of `\n${body}`.split(`\n${boundary}`)) {
    const end = part.search(/\n\r?\n/)
    const [, name] = /^Content-Disposition:.{0,40}?name="?([^"\r\n]{1,40})/im.exec(part.slice(0, end)) ?? []
    if (name !== undefined && end >= 0) fields.push([name, part.slice(end).trim()])
  }
  return joined(fields)
}

function joined(fields: Iterable<[string, string]>): Record<string, string> {
  const form = new Map<string, string>()
  for (const [name, value] of fields) {
    const before = form.get(name)
    if (before === undefined) form.set(name, value)
    else if (before.length < 200) form.set(name, `${before},${value}`)
  }
  return Object.fromEntries(form)
}
