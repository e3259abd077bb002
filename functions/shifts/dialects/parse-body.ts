import type { PhoneRequest } from './dialect.ts'
import { maxRecords } from './parsed-upload.ts'
import { repairJson } from './repair-json.ts'

export type Body = {
  /** One for a valid body; each complete object of a broken one. */
  readonly documents: readonly unknown[]
  readonly form: Readonly<Record<string, string>>
  readonly broken: boolean
}

const emptyBody: Body = { documents: [], form: {}, broken: false }

/** For apps that send JSON only. */
export function readDocuments(text: string): Body {
  const body = readBody(text)
  return Object.keys(body.form).length > 0 ? { ...emptyBody, broken: true } : body
}

/**
 * Ignores the content type, which apps get wrong. Reads what it can of a broken body: until it is accepted, the phone
 * sends nothing else.
 */
export function readBody(text: string): Body {
  const body = text.replace(/^\uFEFF/, '').trim()
  if (body === '') return emptyBody
  if (body.startsWith('{') || body.startsWith('[')) return readJson(body)
  if (!body.includes('=')) return { ...emptyBody, broken: true }
  return { ...emptyBody, form: Object.fromEntries(new URLSearchParams(body)) }
}

function readJson(text: string): Body {
  try {
    return { ...emptyBody, documents: [JSON.parse(text)] }
  } catch {
    return { ...emptyBody, ...repairJson(text, maxRecords + 1) }
  }
}

/** Query fields apply to every record; fields of the body take precedence. */
export function flatRecords({ query }: PhoneRequest, { documents, form, broken }: Body): IteratorObject<unknown> {
  const records = documents.flat()
  if (records.length === 0 && !broken) return [{ ...query, ...form }].values()
  return records.values().map((record) => (isRecord(record) ? { ...query, ...record } : record))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
