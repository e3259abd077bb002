import type * as z from 'zod'
import { withFormulas } from '../../shared/csv/formulas.ts'
import { readCsv } from '../../shared/csv/read-csv.ts'
import { AppError } from '../../shared/errors.ts'
import { quotedName } from '../../shared/quoted-name.ts'
import type { NewCustomer } from '../schemas.ts'
import { type ImportedConsent, ImportRow } from './import-schemas.ts'

type Parsed = {
  readonly customerId: string | undefined
  readonly customer: NewCustomer
  readonly consent: ImportedConsent | undefined
}
export type ImportLine = { readonly line: number } & (Parsed | { readonly reason: string })

const maxLines = 2_000
const maxQuotedColumns = 10

const columns = new Map(Object.keys(ImportRow.shape).map((name) => [columnKey(name), name]))

/**
 * RFC 4180; comma, semicolon or tab, whichever is most frequent in the header. The header is line 1.
 * @throws AppError `too_large`, `invalid`
 */
export function parseImport(text: string): ImportLine[] {
  const csv = text.replace(/^\uFEFF/, '')
  if (csv.trim() === '') throw refusal('is empty')
  const [header, ...records] = readCsv(csv, delimiterOf(csv))
  if (!header?.cells) throw refusal('is not a CSV file')
  const names = namesOf(header.cells)
  if (records.length > maxLines) throw new AppError('too_large', `at most ${maxLines} lines`)
  const reason = 'is not a valid CSV line with the columns of the header'
  return records.map(({ line, cells }) =>
    cells?.length === names.length ? { line, ...toCustomer(names, cells) } : { line, reason },
  )
}

function delimiterOf(csv: string): string {
  const [header = ''] = csv.trimStart().split(/[\r\n]/, 1)
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
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

function toCustomer(names: readonly string[], record: readonly string[]): Parsed | { reason: string } {
  const cells = names.map((name, index) => [name, withFormulas((record[index] ?? '').trim())] as const)
  const filled = Object.fromEntries(cells.filter(([, cell]) => cell !== ''))
  const parsed = ImportRow.safeParse(filled)
  if (!parsed.success) return { reason: reasonOf(parsed.error) }
  const { customerId, ...rest } = parsed.data
  const { consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence, ...customer } = rest
  const required = [consentChannels, consentKinds, consentMethod, consentStatement]
  if ([...required, consentEvidence].every((each) => each === undefined)) {
    return { customerId, customer, consent: undefined }
  }
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
  return { customerId, customer, consent }
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
