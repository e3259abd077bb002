import type { PhoneRequest } from './dialect.ts'
import type { Body } from './parse-body.ts'

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
