import { type Info, parse } from 'csv-parse/sync'
import type * as z from 'zod'
import { AppError } from '../../shared/errors.ts'
import { quotedName } from '../../shared/quoted-name.ts'
import type { NewCustomer } from '../schemas.ts'
import { type ImportedConsent, ImportRow } from './import-schemas.ts'

export type ImportLine = { readonly line: number } & (
  | { readonly customer: NewCustomer; readonly consent: ImportedConsent | undefined }
  | { readonly reason: string }
)

const maxLines = 2_000
const maxQuotedColumns = 10

type Cells = Readonly<Record<string, string>>
type Parsed = { readonly record: Cells; readonly info: Info; readonly raw: string }

/** Each restart parses the rest of the file again. */
const maxRestarts = 50

const columns = new Map(Object.keys(ImportRow.shape).map((name) => [columnKey(name), name]))

/**
 * RFC 4180; comma, semicolon or tab, whichever is most frequent in the header. The header is line 1.
 * @throws AppError `too_large`, `invalid`
 */
export function parseImport(text: string): ImportLine[] {
  const { records, broken } = parseRecords(text)
  if (records.length + broken.length > maxLines) throw new AppError('too_large', `at most ${maxLines} lines`)
  const lines = records.map(({ line, record }) => ({ line, ...toCustomer(record) }))
  const reason = 'is not a valid CSV line with the columns of the header'
  return [...lines, ...broken.map((line) => ({ line, reason }))].sort((a, b) => a.line - b.line)
}

type Records = { readonly records: { line: number; record: Cells }[]; readonly broken: number[] }

/** An unclosed quote swallows all lines after it, so parsing restarts after that line. */
function parseRecords(text: string): Records {
  const [header = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (header.trim() === '') throw refusal('is empty')
  const all: Records = { records: [], broken: [] }
  let from = 0
  for (let restarts = 0; from < rest.length; restarts += 1) {
    if (restarts > maxRestarts) throw refusal('is not a CSV file')
    const { records, broken } = parseCsv([header, ...rest.slice(from)].join('\n'), header)
    const unclosed = broken.find(({ first, last }) => first !== last)
    const isBefore = (line: number) => unclosed === undefined || line < unclosed.first
    all.records.push(
      ...records.filter(({ line }) => isBefore(line)).map((each) => ({ ...each, line: each.line + from })),
    )
    all.broken.push(...broken.filter(({ first }) => isBefore(first)).map(({ first }) => first + from))
    if (!unclosed) break
    all.broken.push(unclosed.first + from)
    from += unclosed.first - 1
  }
  return all
}

/** Line numbers count from 1, the header. */
function parseCsv(text: string, header: string) {
  const count = (delimiter: string) => header.split(delimiter).length
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
  const broken: { first: number; last: number }[] = []
  const lineBreaks = (raw = '') => raw.trimEnd().match(/\n/g)?.length ?? 0
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
        broken.push({ first: last - lineBreaks(raw), last })
        return undefined
      },
    }) as unknown as Parsed[]
    return { records: parsed.map(({ record, info, raw }) => ({ line: info.lines - lineBreaks(raw), record })), broken }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refusal('is not a CSV file')
  }
}

function namesOf(header: readonly string[]): string[] {
  const names = header.map((each) => columns.get(columnKey(each)))
  const unknown = header.filter((_, index) => names[index] === undefined)
  if (unknown.length > 0) {
    const named = unknown.slice(0, maxQuotedColumns).map((name) => `"${quotedName(name)}"`)
    throw refusal(`has unknown columns: ${named.join(', ')}; the columns are ${[...columns.values()].join(', ')}`)
  }
  if (new Set(names).size !== names.length) throw refusal('has the same column twice')
  if (!names.includes('name')) throw refusal('has no column "name"')
  return names.map((name) => name ?? '')
}

function toCustomer(
  record: Cells,
): { customer: NewCustomer; consent: ImportedConsent | undefined } | { reason: string } {
  const cells = Object.entries(record).map(([name, cell]) => [name, cell.trim()] as const)
  const filled = Object.fromEntries(cells.filter(([, cell]) => cell !== ''))
  const parsed = ImportRow.safeParse(filled)
  if (!parsed.success) return { reason: reasonOf(parsed.error) }
  const { consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence, ...customer } = parsed.data
  const required = [consentChannels, consentKinds, consentMethod, consentStatement]
  if ([...required, consentEvidence].every((each) => each === undefined)) return { customer, consent: undefined }
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

/** Names the column without quoting the cell. */
function reasonOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${String(path[0] ?? 'line')}: ${message}`)[0] ?? 'is not valid'
}

function refusal(message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: [], message }] })
}

function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}
