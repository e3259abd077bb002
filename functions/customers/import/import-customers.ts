import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { matcher } from '../domain/import-match.ts'
import { normalisePhone } from '../domain/phone.ts'
import type { Customer } from '../items.ts'
import type { NewCustomer } from '../schemas.ts'
import { importLine, type LineDeps } from './import-line.ts'
import type { ImportedConsent, ImportResponse } from './import-schemas.ts'
import type { ImportStore } from './import-store.ts'
import { readImport } from './parse-csv.ts'

export type ImportDeps = ImportStore &
  LineDeps & {
    /** Whether there is time for another line. */
    readonly hasTime: () => boolean
  }
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'memberId'>

/** A customer of the file: there already, or to be made by the line that came first. */
type Slot = { readonly existing?: Customer; line?: number; said?: string }
type Work = {
  readonly line: number
  readonly slot: Slot
  readonly customer: NewCustomer
  readonly consent: ImportedConsent | undefined
}
type Outcome = 'created' | 'updated' | 'unchanged' | { readonly line: number; readonly reason: string }

const concurrency = 16

/**
 * Takes in a file of customers, line by line: one that is wrong is rejected and stops nothing, one that says what is known
 * changes nothing. Cells that are empty leave what is there. Throws 409 while another import of the account is running.
 */
export async function importCustomers(text: string, office: StaffCaller, deps: ImportDeps): Promise<ImportResponse> {
  const { accountId, memberId } = office
  const lines = readImport(text)
  if (!(await deps.beginImport(accountId, deps.now()))) throw new AppError('wrong_state', 'Another import is running.')
  try {
    const { work, rejected } = await planned(lines, office, deps)
    const outcomes: Outcome[] = [...rejected]
    const once = { ...deps, putStatement: keptOnce(deps) }
    const failures: unknown[] = []
    const lanes = Array.from({ length: concurrency }, async () => {
      for (let next = work.shift(); next; next = work.shift()) outcomes.push(await take(next, office, once))
    })
    // one that fails ends all, and none goes on behind the answer, when another import may run
    const ended = lanes.map((lane) => lane.catch((error: unknown) => failures.push(error) && work.splice(0)))
    await Promise.all(ended)
    if (failures.length > 0) throw failures[0]
    const answer = summed(outcomes)
    const details = { created: answer.created, updated: answer.updated, rejected: answer.rejected.length }
    const at = toInstant(deps.now())
    if (answer.created + answer.updated > 0)
      await deps.noteImport(accountId, { at, by: memberId, action: 'customers.import', subject: accountId, details })
    return answer
  } finally {
    await deps.endImport(accountId)
  }
}

/** Which customer each line means, from all there are; two lines that mean one and differ would change it for ever. */
async function planned(lines: ReturnType<typeof readImport>, { accountId, account }: StaffCaller, deps: ImportDeps) {
  const slots = matcher<Slot>()
  for (const existing of await deps.readAllCustomers(accountId)) slots.add(existing, { existing })
  const work: Work[] = []
  const rejected: Outcome[] = []
  for (const each of lines) {
    const { line } = each
    const refuse = (reason: string) => void rejected.push({ line, reason })
    if ('reason' in each) {
      refuse(each.reason)
      continue
    }
    const phone = each.customer.phone && normalisePhone(each.customer.phone, account.country)
    const customer = { ...each.customer, phone }
    if (each.customer.phone !== undefined && !phone) refuse('phone: is not a phone number that can be valid')
    else if (lacksAddress(customer, slots.find(customer)?.existing, each.consent))
      refuse('a consent needs the phone or mail address that it is for')
    else {
      const slot = slots.find(customer) ?? {}
      slots.add(customer, slot)
      const said = JSON.stringify([customer, each.consent])
      if (slot.line === undefined) work.push({ line, slot, customer, consent: each.consent })
      else if (slot.said !== said) refuse(`is the same customer as line ${slot.line}, and says something else`)
      slot.line ??= line
      slot.said ??= said
    }
  }
  return { work, rejected }
}

function lacksAddress(said: NewCustomer, known: Customer | undefined, consent: ImportedConsent | undefined): boolean {
  const { phone = known?.phone, email = known?.email } = said
  return consent?.channels.some((channel) => (channel === 'sms' ? phone : email) === undefined) ?? false
}

async function take({ line, slot, customer, consent }: Work, office: StaffCaller, deps: ImportDeps): Promise<Outcome> {
  if (!deps.hasTime()) return { line, reason: 'there was no time left for it; import the file again' }
  try {
    const { outcome, stopped } = await importLine(slot.existing, customer, consent, office, deps)
    return stopped ? { line, reason: 'stopped_by_customer: the consent is on record and opens nothing' } : outcome
  } catch (error) {
    if (error instanceof AppError) return { line, reason: error.code }
    throw error
  }
}

function summed(outcomes: readonly Outcome[]): ImportResponse {
  const rejected = outcomes.filter((outcome) => typeof outcome === 'object')
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  const byLine = rejected.toSorted((a, b) => a.line - b.line)
  return { created: count('created'), updated: count('updated'), rejected: byLine }
}

/** A file shows most of its customers the same words. */
function keptOnce({ putStatement }: ImportDeps): ImportDeps['putStatement'] {
  const kept = new Map<string, Promise<void>>()
  return (accountId, hash, text) => {
    const keeping = kept.get(hash) ?? putStatement(accountId, hash, text)
    kept.set(hash, keeping)
    keeping.catch(() => kept.delete(hash))
    return keeping
  }
}
