import type { TextEncoding } from '../../shared/csv/decode-text.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { AllowedCountries } from '../domain/destination.ts'
import type { Customer } from '../items.ts'
import { changeOf, importLine, type LineDeps } from './import-line.ts'
import type { ImportedConsent, ImportedCustomer, ImportQuery, ImportResponse, ImportWarning } from './import-schemas.ts'
import type { ImportStore } from './import-store.ts'
import { lineSlots, type Slot } from './line-slots.ts'
import { type ImportLine, parseImport } from './parse-csv.ts'
import { phoneHolders } from './phone-holders.ts'

export type ImportDeps = ImportStore &
  LineDeps & {
    readonly hasTime: () => boolean
    readonly allowedCountries: AllowedCountries
  }
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'memberId'>

type Task = {
  readonly line: number
  readonly slot: Slot
  readonly customer: ImportedCustomer
  readonly consent: ImportedConsent | undefined
}
type Outcome = 'created' | 'updated' | 'unchanged' | { readonly line: number; readonly reason: string }
type Results = { readonly outcomes: Outcome[]; readonly warnings: ImportWarning[] }
type CsvFile = {
  readonly text: string
  readonly encoding: TextEncoding
  readonly compression?: ImportResponse['compression'] | undefined
}

const concurrency = 16
const codePages: readonly TextEncoding[] = ['windows-1252', 'macintosh']
const maxNotes = 5_000
const noTimeLeft = 'there was no time left for this line; import the file again'

/**
 * A faulty line does not stop the others; empty cells change nothing. A dry run writes nothing and tells the same.
 * @throws AppError `wrong_state` while another import runs, `invalid`, `too_large`
 */
export async function importCustomers(
  { text, encoding, compression = 'none' }: CsvFile,
  { unknown, dryRun }: ImportQuery,
  staff: StaffCaller,
  deps: ImportDeps,
): Promise<ImportResponse> {
  const { country } = staff.account
  const { lines, ...read } = parseImport(text, { country, skipsUnknown: unknown === 'skip' })
  const isDryRun = dryRun === 'true'
  const { outcomes, warnings } = isDryRun ? await runDry(lines, staff, deps) : await runImport(lines, staff, deps)
  const counts = countsOf(outcomes)
  const rejected = new Set(counts.rejected.map(({ line }) => line))
  return {
    ...counts,
    lines: lines.length,
    warnings: warnings.filter(({ line }) => !rejected.has(line)).toSorted((a, b) => a.line - b.line),
    encoding,
    encodingGuessed: codePages.includes(encoding),
    compression,
    ...read,
    dryRun: isDryRun,
  }
}

async function runDry(lines: readonly ImportLine[], staff: StaffCaller, deps: ImportDeps): Promise<Results> {
  const results = { outcomes: [], warnings: [] }
  await runLines(lines, staff, { ...deps, writeLine: async () => true }, results)
  return results
}

async function runImport(lines: readonly ImportLine[], staff: StaffCaller, deps: ImportDeps): Promise<Results> {
  const { accountId } = staff
  if (!(await deps.beginImport(accountId, deps.now()))) throw new AppError('wrong_state', 'Another import is running.')
  const results: Results = { outcomes: [], warnings: [] }
  try {
    await runNoted(lines, staff, deps, results)
  } finally {
    await deps.endImport(accountId)
  }
  return results
}

/** Notes also what was written before a failure. */
async function runNoted(lines: readonly ImportLine[], staff: StaffCaller, deps: ImportDeps, results: Results) {
  try {
    await runLines(lines, staff, deps, results)
  } finally {
    await noteResults(results, staff, deps)
  }
}

async function noteResults({ outcomes }: Results, { accountId, memberId }: StaffCaller, deps: ImportDeps) {
  const { created, updated, rejected } = countsOf(outcomes)
  if (created + updated === 0) return
  const details = { created, updated, rejected: rejected.length }
  const note = { at: toInstant(deps.now()), by: memberId, action: 'customers.import', subject: accountId, details }
  await deps.noteImport(accountId, note)
}

/** Fills `results` as far as it comes. */
async function runLines(
  lines: readonly ImportLine[],
  staff: StaffCaller,
  deps: ImportDeps,
  results: Results,
): Promise<void> {
  const tasks = await planImport(lines, staff, deps, results)
  const runTasks = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) await runTask(task, staff, deps, results)
  }
  await settleAll(
    Array.from({ length: concurrency }, () =>
      runTasks().catch((error: unknown) => {
        // the other lanes begin nothing more
        tasks.splice(0)
        throw error
      }),
    ),
  )
}

/** Rejects a line that differs from an earlier one about the same customer: each import would change it again. */
async function planImport(
  lines: readonly ImportLine[],
  { accountId, account }: StaffCaller,
  deps: ImportDeps,
  { outcomes, warnings }: Results,
): Promise<Task[]> {
  const customers = await deps.readAllCustomers(accountId)
  const slots = lineSlots(customers)
  const holders = phoneHolders(customers)
  const tasks: Task[] = []
  for (const each of lines) {
    const { line } = each
    const reject = (reason: string) => void outcomes.push({ line, reason })
    if ('reason' in each) {
      reject(each.reason)
      continue
    }
    if (!deps.hasTime()) {
      reject(noTimeLeft)
      continue
    }
    const { customerId, customer, consent } = each
    const slot = slots.slotOf(customer, customerId)
    if ((changeOf(slot.existing, customer).notes?.length ?? 0) > maxNotes) {
      reject('notes: would be too long with what the customer has already')
    } else if (lacksAddress(customer, slot.existing, consent)) {
      reject('a consent needs the phone or email address that it is for')
    } else {
      slots.take(slot, customer, customerId)
      const content = JSON.stringify([customer, consent])
      if (slot.line === undefined) {
        tasks.push({ line, slot, customer, consent })
        holders.add(line, slot, customer.phone)
      } else if (slot.content === content) outcomes.push('unchanged')
      else reject(`is the same customer as line ${slot.line}, with other data`)
      slot.line ??= line
      slot.content ??= content
    }
  }
  warnings.push(...holders.warnings(account.country, deps.allowedCountries))
  return tasks
}

function lacksAddress(
  fields: ImportedCustomer,
  existing: Customer | undefined,
  consent: ImportedConsent | undefined,
): boolean {
  const { phone = existing?.phone, email = existing?.email } = fields
  return consent?.channels.some((channel) => (channel === 'sms' ? phone : email) === undefined) ?? false
}

/** A consent without effect does not undo the line. */
async function runTask(
  { line, slot, customer, consent }: Task,
  staff: StaffCaller,
  deps: ImportDeps,
  { outcomes, warnings }: Results,
): Promise<void> {
  if (!deps.hasTime()) return void outcomes.push({ line, reason: noTimeLeft })
  try {
    const { outcome, refusal } = await importLine(slot.existing, customer, consent, staff, deps)
    outcomes.push(outcome)
    if (refusal) warnings.push({ line, code: refusal })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    outcomes.push({ line, reason: error.code })
  }
}

function countsOf(
  outcomes: readonly Outcome[],
): Pick<ImportResponse, 'created' | 'updated' | 'unchanged' | 'rejected'> {
  const rejected = outcomes.filter((outcome) => typeof outcome === 'object')
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: rejected.toSorted((a, b) => a.line - b.line),
  }
}
