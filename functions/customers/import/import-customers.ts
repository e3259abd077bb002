import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { normalisePhone } from '../domain/phone.ts'
import type { Customer } from '../items.ts'
import type { NewCustomer } from '../schemas.ts'
import { importLine, type LineDeps } from './import-line.ts'
import type { ImportedConsent, ImportResponse } from './import-schemas.ts'
import type { ImportStore } from './import-store.ts'
import { lineSlots, type Slot } from './line-slots.ts'
import { parseImport } from './parse-csv.ts'

export type ImportDeps = ImportStore &
  LineDeps & {
    readonly hasTime: () => boolean
  }
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'memberId'>

type Task = {
  readonly line: number
  readonly slot: Slot
  readonly customer: NewCustomer
  readonly consent: ImportedConsent | undefined
}
type Outcome = 'created' | 'updated' | 'unchanged' | { readonly line: number; readonly reason: string }

const concurrency = 16
const noTimeLeft = 'there was no time left for this line; import the file again'

/**
 * A faulty line does not stop the others; empty cells change nothing.
 * @throws AppError `wrong_state` while another import runs, `invalid`, `too_large`
 */
export async function importCustomers(text: string, staff: StaffCaller, deps: ImportDeps): Promise<ImportResponse> {
  const { accountId, memberId } = staff
  const lines = parseImport(text)
  if (!(await deps.beginImport(accountId, deps.now()))) throw new AppError('wrong_state', 'Another import is running.')
  try {
    const { tasks, rejected } = await planImport(lines, staff, deps)
    const outcomes: Outcome[] = [...rejected]
    const runTasks = async () => {
      for (let task = tasks.shift(); task; task = tasks.shift()) outcomes.push(await runTask(task, staff, deps))
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
    const response = summarise(outcomes)
    const { created, updated } = response
    if (created + updated > 0) {
      const details = { created, updated, rejected: response.rejected.length }
      const note = { at: toInstant(deps.now()), by: memberId, action: 'customers.import', subject: accountId, details }
      await deps.noteImport(accountId, note)
    }
    return response
  } finally {
    await deps.endImport(accountId)
  }
}

/** Rejects a line that differs from an earlier one about the same customer: each import would change it again. */
async function planImport(
  lines: ReturnType<typeof parseImport>,
  { accountId, account }: StaffCaller,
  deps: ImportDeps,
) {
  const slots = lineSlots(await deps.readAllCustomers(accountId))
  const tasks: Task[] = []
  const rejected: Outcome[] = []
  for (const each of lines) {
    const { line } = each
    const reject = (reason: string) => void rejected.push({ line, reason })
    if ('reason' in each) {
      reject(each.reason)
      continue
    }
    if (!deps.hasTime()) {
      reject(noTimeLeft)
      continue
    }
    const { customerId, consent } = each
    const phone = each.customer.phone && normalisePhone(each.customer.phone, account.country)
    const customer = { ...each.customer, phone }
    const slot = slots.slotOf(customer, customerId)
    if (each.customer.phone !== undefined && !phone) reject('phone: is not a valid phone number')
    else if (lacksAddress(customer, slot.existing, consent))
      reject('a consent needs the phone or email address that it is for')
    else {
      slots.take(slot, customer, customerId)
      const content = JSON.stringify([customer, consent])
      if (slot.line === undefined) tasks.push({ line, slot, customer, consent })
      else if (slot.content !== content) reject(`is the same customer as line ${slot.line}, with other data`)
      slot.line ??= line
      slot.content ??= content
    }
  }
  return { tasks, rejected }
}

function lacksAddress(
  fields: NewCustomer,
  existing: Customer | undefined,
  consent: ImportedConsent | undefined,
): boolean {
  const { phone = existing?.phone, email = existing?.email } = fields
  return consent?.channels.some((channel) => (channel === 'sms' ? phone : email) === undefined) ?? false
}

async function runTask(
  { line, slot, customer, consent }: Task,
  staff: StaffCaller,
  deps: ImportDeps,
): Promise<Outcome> {
  if (!deps.hasTime()) return { line, reason: noTimeLeft }
  try {
    const { outcome, refusal } = await importLine(slot.existing, customer, consent, staff, deps)
    return refusal ? { line, reason: `${refusal}: the consent is recorded but not effective` } : outcome
  } catch (error) {
    if (error instanceof AppError) return { line, reason: error.code }
    throw error
  }
}

function summarise(outcomes: readonly Outcome[]): ImportResponse {
  const rejected = outcomes.filter((outcome) => typeof outcome === 'object')
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  const byLine = rejected.toSorted((a, b) => a.line - b.line)
  return { created: count('created'), updated: count('updated'), rejected: byLine }
}
