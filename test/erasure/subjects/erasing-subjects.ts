import { accountStore } from '../../../functions/accounts/account-store.ts'
import { eraseCustomer } from '../../../functions/customers/erase-customer.ts'
import { erasers } from '../../../functions/erasure/registry/all-erasers.ts'
import { eraseSubject } from '../../../functions/erasure/subjects/erase-subject.ts'
import { type SubjectRowStore, subjectRowStore } from '../../../functions/erasure/subjects/subject-row-store.ts'
import { type WorkMessage, workMessageOf } from '../../../functions/shared/background/due.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { TimeBudget } from '../../../functions/shared/background/time-budget.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import type { Company } from '../../notifications/world.ts'

export type ErasingSubjects = ReturnType<typeof anErasingOfSubjects>

const unhurried: TimeBudget = { hasTime: () => true }

/** Whoever erases a customer or a member from an account that stays, woken by hand. */
export function anErasingOfSubjects(table: Table) {
  const store = subjectRowStore(table, erasers)
  const deps = {
    ...store,
    isActive: accountStore(table).isActive,
    ...jobStore(table),
    now: Date.now,
  }

  /** The work of this kind that an account has. */
  async function due(accountId: string) {
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))
    return rows.filter(({ kind }) => kind === 'erase-subject')
  }

  async function run(work: WorkMessage, slice = unhurried, more: Partial<SubjectRowStore> = {}): Promise<void> {
    await eraseSubject(work, slice, { ...deps, ...more })
  }

  return {
    store,
    due,
    run,

    /** Wakes as run-due would, always with the delay, until there is no such work. How often it did. */
    async untilDone(accountId: string, slice = unhurried): Promise<number> {
      for (let slices = 0; ; slices += 1) {
        const [row] = await due(accountId)
        if (!row || slices > 500) return slices
        await run(workMessageOf(row as unknown as WorkMessage), slice)
      }
    },

    /**
     * Asks for the erasure of a customer. The sent that it sends, the first at once and the second after the quiesce.
     */
    async askFor(customerId: string, company: Company): Promise<WorkMessage[]> {
      const sent: WorkMessage[] = []
      const work = async (each: WorkMessage) => void sent.push(each)
      const by = { ...company.deps, now: () => company.time.now, enqueueErasure: work, enqueueAfterQuiesce: work }
      await eraseCustomer(customerId, company.owner, by)
      return sent
    },

    /** The types of all rows in which this id stands, anywhere. */
    async naming(id: string): Promise<string[]> {
      const rows = (await allRows(table)).filter((row) => JSON.stringify(row).includes(id))
      return rows.map(({ type }) => String(type)).sort()
    },
  }
}
