import { type Info, parse } from 'csv-parse/sync'
import type * as z from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { NewCustomer } from '../schemas.ts'
import { type ImportedConsent, ImportRow } from './import-schemas.ts'

/** A line of the file as it was understood, or why it was not. */
export type ImportLine = { readonly line: number } & (
  | { readonly customer: NewCustomer; readonly consent: ImportedConsent | undefined }
  | { readonly reason: string }
)

const maxLines = 2_000

type Cells = Readonly<Record<string, string>>
type Parsed = { readonly record: Cells; readonly info: Info; readonly raw: string }

/** Each reads the rest of the file again. */
const maxRestarts = 50

const columns = new Map(Object.keys(ImportRow.shape).map((name) => [plain(name), name]))

/**
 * The lines of a CSV file (RFC 4180; comma, semicolon or tab, whichever the first line has most of), numbered from 1 with
 * the header. A line's error is that line's. Throws 413 for too many, 422 for columns that we do not know.
 */
export function readImport(text: string): ImportLine[] {
  const { records, broken } = recordsOf(text)
  if (records.length + broken.length > maxLines) throw new AppError('too_large', `at most ${maxLines} lines`)
  const lines = records.map(({ line, record }) => ({ line, ...understood(record) }))
  const reason = 'is not a line of CSV like the first'
  return [...lines, ...broken.map((line) => ({ line, reason }))].sort((a, b) => a.line - b.line)
}

type Records = { readonly records: { line: number; record: Cells }[]; readonly broken: number[] }

/** A quote that is never closed takes the lines after it with it: it is one line's error, and the next is read anew. */
function recordsOf(text: string): Records {
  const [header = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (header.trim() === '') throw refusal('says nothing')
  const all: Records = { records: [], broken: [] }
  let from = 0
  for (let restarts = 0; from < rest.length; restarts += 1) {
    if (restarts > maxRestarts) throw refusal('is not a CSV file')
    const { records, broken } = parsedOf([header, ...rest.slice(from)].join('\n'), header)
    const swallowing = broken.find(({ first, last }) => first !== last)
    const isBefore = (line: number) => swallowing === undefined || line < swallowing.first
    all.records.push(
      ...records.filter(({ line }) => isBefore(line)).map((each) => ({ ...each, line: each.line + from })),
    )
    all.broken.push(...broken.filter(({ first }) => isBefore(first)).map(({ first }) => first + from))
    if (!swallowing) break
    all.broken.push(swallowing.first + from)
    from += swallowing.first - 1
  }
  return all
}

/** `line` and `first` count from 1, the header. */
function parsedOf(text: string, header: string) {
  const count = (delimiter: string) => header.split(delimiter).length
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
  const broken: { first: number; last: number }[] = []
  const breaks = (raw = '') => raw.trimEnd().match(/\n/g)?.length ?? 0
  try {
    const parsed = parse(text, {
      delimiter,
      columns: namesOf,
      info: true,
      raw: true,
      skipEmptyLines: true,
      skipRecordsWithError: true,
      onSkip: (error, raw) => {
        const last = Number(Object(error)['lines'] ?? 0)
        broken.push({ first: last - breaks(raw), last })
        return undefined
      },
    }) as unknown as Parsed[]
    return { records: parsed.map(({ record, info, raw }) => ({ line: info.lines - breaks(raw), record })), broken }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refusal('is not a CSV file')
  }
}

function namesOf(header: readonly string[]): string[] {
  const names = header.map((each) => columns.get(plain(each)))
  const unknown = header.filter((_, index) => names[index] === undefined)
  if (unknown.length > 0) throw refusal(`has columns that are not known; there are ${[...columns.values()].join(', ')}`)
  if (new Set(names).size !== names.length) throw refusal('has a column twice')
  if (!names.includes('name')) throw refusal('has no column name')
  return names.map((name) => name ?? '')
}

function understood(
  record: Cells,
): { customer: NewCustomer; consent: ImportedConsent | undefined } | { reason: string } {
  const cells = Object.entries(record).map(([name, cell]) => [name, cell.trim()] as const)
  const filled = Object.fromEntries(cells.filter(([, cell]) => cell !== ''))
  const parsed = ImportRow.safeParse(filled)
  if (!parsed.success) return { reason: reasonOf(parsed.error) }
  const { consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence, ...customer } = parsed.data
  const given = [consentChannels, consentKinds, consentMethod, consentStatement]
  if ([...given, consentEvidence].every((each) => each === undefined)) return { customer, consent: undefined }
  if (!consentChannels || !consentKinds || !consentMethod || !consentStatement) {
    return { reason: 'a consent needs its channels, kinds, method and statement' }
  }
  const consent = {
    channels: consentChannels,
    kinds: consentKinds,
    method: consentMethod,
    statement: consentStatement,
    evidence: consentEvidence,
  }
  return { customer, consent }
}

/** What is wrong and where, without quoting what is there. */
function reasonOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${String(path[0] ?? 'line')}: ${message}`)[0] ?? 'is not valid'
}

function refusal(message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: [], message }] })
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}
