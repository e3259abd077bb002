import type { PhoneRequest } from './dialect.ts'
import { maxRecords } from './parsed-upload.ts'
import { repairJson } from './repair-json.ts'

/** What a body holds: documents of JSON, the fields of a form, or nothing that can be read. */
export type Body = {
  /** One for a body that is whole; for a broken one each object in it that is. */
  readonly documents: readonly unknown[]
  readonly form: Readonly<Record<string, string>>
  /** Something in it cannot be read. */
  readonly broken: boolean
}

const nothing: Body = { documents: [], form: {}, broken: false }

/** For apps that send JSON and nothing else. */
export function readDocuments(text: string): Body {
  const body = readBody(text)
  return Object.keys(body.form).length > 0 ? { ...nothing, broken: true } : body
}

/**
 * Looks at the body itself and not at its content type, which apps get wrong. A broken body stays broken however often
 * it is sent, and a phone that is not told "taken" sends nothing else: so what can be read of it is, and the rest is
 * counted.
 */
export function readBody(text: string): Body {
  const body = text.replace(/^\uFEFF/, '').trim()
  if (body === '') return nothing
  if (body.startsWith('{') || body.startsWith('[')) return readJson(body)
  if (!body.includes('=')) return { ...nothing, broken: true }
  return { ...nothing, form: Object.fromEntries(new URLSearchParams(body)) }
}

function readJson(text: string): Body {
  try {
    return { ...nothing, documents: [JSON.parse(text)] }
  } catch {
    return { ...nothing, ...repairJson(text, maxRecords + 1) }
  }
}

/**
 * The records of apps that send a position as flat names, wherever they put them: query, form, one JSON object or many.
 * What the query says is said of each record, and the body's word counts more.
 */
export function flatRecords({ query }: PhoneRequest, { documents, form, broken }: Body): IteratorObject<unknown> {
  const records = documents.flat()
  if (records.length === 0 && !broken) return [{ ...query, ...form }].values()
  return records.values().map((record) => (isRecord(record) ? { ...query, ...record } : record))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
