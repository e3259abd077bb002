import type * as z from 'zod'
import { itemsOf } from '../domain/customer-csv.ts'
import type { HeldColumn } from './columns/column.ts'
import { pickEmail } from './columns/emails.ts'
import { pickPhone } from './columns/phones.ts'
import type { Program } from './columns/programs.ts'
import { draftOf } from './columns/row-draft.ts'
import { type ImportedConsent, type ImportedCustomer, ImportRow } from './import-schemas.ts'

export type ReadLine = {
  readonly customerId: string | undefined
  readonly customer: ImportedCustomer
  readonly consent: ImportedConsent | undefined
}

export type LineFormat = {
  /** The account's. */
  readonly country: string
  /** The program whose export the file is. */
  readonly program: Program | undefined
}

/** A reason names the field without quoting the cell. */
export function readLine(
  columns: readonly HeldColumn[],
  cells: readonly string[],
  { country, program }: LineFormat,
): ReadLine | { readonly reason: string } {
  const isOurs = columns.some(({ column }) => column.holds === 'field' && column.field === 'customerId')
  const draft = draftOf(columns, cells, isOurs)
  if ('reason' in draft) return draft
  if (draft.name === undefined) return { reason: 'name: is missing' }
  const phone = pickPhone(draft.phones, country)
  if ('reason' in phone) return phone
  const email = pickEmail(draft.emails)
  if ('reason' in email) return email
  const [address, ...otherAddresses] = draft.addresses
  const noted = [
    ...phone.noted,
    ...email.noted,
    ...otherAddresses.map(({ label, text }) => `${label}: ${text.replace(/\s*\n\s*/g, ', ')}`),
    ...draft.noted,
  ]
  const given = {
    ...draft.fields,
    name: draft.name,
    phone: phone.phone,
    email: email.email,
    address: address?.text,
    notes: draft.notes,
    tags: program === 'google-contacts' ? ownLabels(draft.tags) : draft.tags,
  }
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const parsed = ImportRow.safeParse(filled)
  if (!parsed.success) return { reason: reasonOf(parsed.error) }
  const notes = ImportRow.shape.notes.safeParse([draft.notes ?? '', ...noted].join('\n') || undefined)
  if (!notes.success) return { reason: reasonOf(notes.error, 'notes') }
  const { customerId, ...rest } = parsed.data
  const { consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence, ...customer } = rest
  const common = { customerId, customer: { ...customer, noted } }
  const required = [consentChannels, consentKinds, consentMethod, consentStatement]
  if ([...required, consentEvidence].every((each) => each === undefined)) return { ...common, consent: undefined }
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
  return { ...common, consent }
}

/** Google separates labels by three colons, and marks its own with an asterisk. */
function ownLabels(cell = ''): string | undefined {
  const own = itemsOf(cell.replaceAll(':::', ';')).filter((tag) => !tag.startsWith('*'))
  return own.length > 0 ? own.join(';') : undefined
}

function reasonOf({ issues }: z.ZodError, field?: string): string {
  return issues.map(({ path, message }) => `${field ?? String(path[0] ?? 'line')}: ${message}`)[0] ?? 'is not valid'
}
