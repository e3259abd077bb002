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

/** Erases customers and members from an account that stays; the test delivers the messages. */
export function anErasingOfSubjects(table: Table) {
  const store = subjectRowStore(table, erasers)
  const deps = {
    ...store,
    isActive: accountStore(table).isActive,
    ...jobStore(table),
    now: Date.now,
  }

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

    /** Delivers delayed messages until no due row is left. Returns how many. */
    async untilDone(accountId: string, slice = unhurried): Promise<number> {
      for (let slices = 0; ; slices += 1) {
        const [row] = await due(accountId)
        if (!row || slices > 500) return slices
        await run(workMessageOf(row as unknown as WorkMessage), slice)
      }
    },

    /** Requests the erasure of a customer. Returns its messages: immediate, then delayed. */
    async askFor(customerId: string, company: Company): Promise<WorkMessage[]> {
      const sent: WorkMessage[] = []
      const enqueue = async (each: WorkMessage) => void sent.push(each)
      const by = { ...company.deps, now: () => company.time.now, enqueueErasure: enqueue, enqueueAfterQuiesce: enqueue }
      await eraseCustomer(customerId, company.owner, by)
      return sent
    },

    /** Types of all rows that contain this id. */
    async naming(id: string): Promise<string[]> {
      const rows = (await allRows(table)).filter((row) => JSON.stringify(row).includes(id))
      return rows.map(({ type }) => String(type)).sort()
    },
  }
}
