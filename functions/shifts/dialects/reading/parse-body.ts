import { readLenientJson } from './lenient-json.ts'

export type Body = {
  /** Of JSON, or of what is like JSON. */
  readonly documents: readonly unknown[]
  /** Of a form; a repeated name has its values joined by commas, as in a query. */
  readonly form: Readonly<Record<string, string>>
  /** Objects and lists whose end is missing. */
  readonly cut: ReadonlySet<unknown>
  /** Has text that is neither JSON nor a form. */
  readonly isOther: boolean
}

const emptyBody: Body = { documents: [], form: {}, cut: new Set(), isOther: false }

/**
 * Ignores the content type, which apps get wrong. Reads what it can of a broken body: until it is accepted, the phone
 * sends nothing else.
 */
export function readBody(text: string): Body {
  // text in UTF-16, read as UTF-8, has a zero after each letter
  const body = (text.includes('\0') ? text.replaceAll('\0', '') : text).replace(/^[\uFEFF\uFFFD]+/, '').trim()
  if (body === '') return emptyBody
  if (body.startsWith('<')) return { ...emptyBody, isOther: true }
  if (/^--[^\n]+\nContent-/i.test(body)) return { ...emptyBody, form: readMultipart(body) }
  // a comment or the like may come before it
  const start = body.search(/[{["=]/)
  if (start < 0) return { ...emptyBody, isOther: true }
  return body[start] === '=' ? { ...emptyBody, form: readForm(body) } : readJson(body.slice(start))
}

function readJson(text: string): Body {
  try {
    const document: unknown = JSON.parse(text)
    if (typeof document !== 'string') return { ...emptyBody, documents: [document] }
    return /^\s*[{[]/.test(document) ? readJson(document) : { ...emptyBody, isOther: true }
  } catch {
    const read = readLenientJson(text)
    return { ...emptyBody, ...read, isOther: read.documents.length === 0 }
  }
}

function readForm(body: string): Record<string, string> {
  return joined(new URLSearchParams(body.includes('&') ? body : body.replaceAll(/\r?\n/g, '&')))
}

/** Of `multipart/form-data`: the first line of each field. */
function readMultipart(body: string): Record<string, string> {
  const fields: [string, string][] = []
  let [name, isValue] = ['', false]
  for (const line of body.split(/\r?\n/)) {
    if (isValue) fields.push([name, line])
    else name = /^Content-Disposition:.{0,40}?name="([^"]{1,40})"/i.exec(line)?.[1] ?? name
    isValue = !isValue && line === '' && name !== ''
    if (line.startsWith('--')) name = ''
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
