import type { Convention } from './convention.ts'
import { findRecords, holdsHiddenPlace } from './find-records.ts'
import { type Body, isLikeJson, readBody, readJson } from './parse-body.ts'
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
  const flat = points === 0 ? readFlat(body.form, query) : noFlat
  for (const document of flat.documents) {
    for (const record of readDocument(document, flat.cut, { ...sources, beside: flat.beside })) {
      records += 1
      if (typeof record !== 'string') points += 1
      if (lost === 0 || typeof record !== 'string') yield record
    }
  }
  if (isLost({ ...body, cut: body.cut.union(flat.cut) }, points > 0 && lost === 0)) yield 'unreadable_body'
  else if (address.isFlat && records + body.documents.length === 0) yield 'message'
}

/** A broken body beside a position that was read holds one more only if something in it is like a place. */
function isLost({ cut, isOther }: Pick<Body, 'cut' | 'isOther'>, hasPoints: boolean): boolean {
  if (!hasPoints) return isOther || cut.size > 0
  return [...cut].some((part) => Array.isArray(part) || holdsHiddenPlace(part))
}

function* readDocument(document: unknown, cut: ReadonlySet<unknown>, sources: Sources): Generator<ParsedRecord> {
  for (const found of findRecords(document, cut)) {
    yield found === 'no record' ? 'unknown_shape' : readRecord(found, sources)
  }
}

type Flat = Readonly<Record<string, string | undefined>>

type Parts = Pick<Body, 'documents' | 'cut'>

const noFlat: Parts & { readonly beside: Flat } = { documents: [], cut: new Set(), beside: {} }

/** Of a form and a query, the one with the place; the other for what it does not say. */
function readFlat(form: Flat, query: Flat): Parts & { readonly beside: Flat } {
  const [ofForm, ofQuery] = [readParts(form), readParts(query)]
  if (ofForm.documents.length > 0) return { ...ofForm, beside: query }
  const cut = ofForm.cut.union(ofQuery.cut)
  return ofQuery.documents.length > 0 ? { ...ofQuery, cut, beside: form } : { ...noFlat, cut }
}

/** Itself if it has a place; some apps put JSON into a field. */
function readParts(flat: Flat): Parts {
  const read = Object.values(flat).filter(isLikeJson).map(readJson)
  return {
    documents: holdsPlace(flat) ? [flat] : read.flatMap(({ documents }) => documents),
    cut: new Set(read.flatMap(({ cut }) => [...cut])),
  }
}
