import type { Convention } from './convention.ts'
import { findRecords, holdsHiddenPlace } from './find-records.ts'
import { readLenientJson } from './lenient-json.ts'
import { type Body, readBody } from './parse-body.ts'
import type { ParsedUpload, PhoneRequest } from './parsed-upload.ts'
import { collectUpload, type ParsedRecord } from './parsed-upload.ts'
import { holdsPlace } from './read-place.ts'
import { readRecord, type Sources } from './read-record.ts'

/** What an address expects; a body of another app is read by its own marks. */
export type Address = {
  readonly convention: Convention
  /** A request without any record is a heartbeat. */
  readonly isFlat: boolean
}

/** Reads query, form and JSON each by itself, and keeps what is good in any. */
export function parseUpload(request: PhoneRequest, address: Address): ParsedUpload {
  return collectUpload(recordsOf(request, readBody(request.body), address))
}

function* recordsOf({ query, receivedAt }: PhoneRequest, body: Body, address: Address): Generator<ParsedRecord> {
  const sources: Sources = { address: address.convention, beside: query, receivedAt }
  let [records, points, lost] = [0, 0, 0]
  for (const document of body.documents) {
    for (const record of readDocument(document, body.cut, sources)) {
      records += 1
      if (typeof record !== 'string') points += 1
      else if (record !== 'message') lost += 1
      yield record
    }
  }
  // an app may send the same position in both: the body goes first
  for (const record of points === 0 ? readFlat(body.form, query, sources) : []) {
    records += 1
    if (typeof record !== 'string') points += 1
    if (lost === 0 || typeof record !== 'string') yield record
  }
  if (isLost(body, points > 0 && lost === 0)) yield 'unreadable_body'
  else if (address.isFlat && records + body.documents.length === 0) yield 'message'
}

/** A broken body beside a position that was read holds one more only if something in it is like a place. */
function isLost({ cut, isOther }: Body, hasPoints: boolean): boolean {
  if (!hasPoints) return isOther || cut.size > 0
  return [...cut].some((part) => Array.isArray(part) || holdsHiddenPlace(part))
}

function* readDocument(document: unknown, cut: ReadonlySet<unknown>, sources: Sources): Generator<ParsedRecord> {
  for (const found of findRecords(document, cut)) {
    yield found === 'no record' ? 'unknown_shape' : readRecord(found, sources)
  }
}

type Flat = Readonly<Record<string, string | undefined>>

/** Of a form and a query, the one with the place; the other for what it does not say. */
function* readFlat(form: Flat, query: Flat, sources: Sources): Generator<ParsedRecord> {
  for (const [flat, beside] of [
    [form, query],
    [query, form],
  ] as const) {
    const { documents, cut } = readParts(flat)
    const isRecord = holdsPlace(flat)
    for (const document of isRecord ? [flat] : documents) yield* readDocument(document, cut, { ...sources, beside })
    if (isRecord || documents.length > 0) return
  }
}

/** Some apps put JSON into a field. */
function readParts(flat: Flat) {
  const texts = Object.values(flat).filter((text) => text !== undefined && /^\s*[{[]/.test(text))
  const read = texts.map((text) => readLenientJson(String(text)))
  return {
    documents: read.flatMap(({ documents }) => documents),
    cut: new Set(read.flatMap(({ cut }) => [...cut])),
  }
}
