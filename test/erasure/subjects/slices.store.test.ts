import { describe, expect, test } from 'vitest'
import { erasers } from '../../../functions/erasure/registry/all-erasers.ts'
import { subjectRowStore } from '../../../functions/erasure/subjects/subject-row-store.ts'
import { dueRow, putDue, workMessageOf } from '../../../functions/shared/background/due.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { inPagesOf } from '../../accounts/paging.ts'
import { aWorld } from '../../accounts/world.ts'
import { aCompany, aReadyCustomer, type Company } from '../../notifications/world.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anErasingOfSubjects, type ErasingSubjects } from './erasing-subjects.ts'

let table: Table
let subjects: ErasingSubjects

beforeAllOnTable((given) => {
  table = given
  subjects = anErasingOfSubjects(table)
})

describe('a row set in a partition that takes longer than a slice (erasure rule 5)', () => {
  const name = 'tagged'
  const rowSet = (company: Company, value: string) => ({
    type: 'appointment' as const,
    pk: partitionOf(company.accountId, 'appointment'),
    where: { name, value },
  })
  /** Rows of other subjects. */
  async function fill(company: Company, count: number) {
    for (let n = 0; n < count; n += 1) {
      const Item = {
        pk: partitionOf(company.accountId, 'appointment'),
        sk: `a${n}`,
        type: 'appointment',
        [name]: 'other',
      }
      await table.transact([{ Put: { TableName: table.name, Item } }], () => undefined)
    }
  }

  test('is scanned page by page, with or without matches, and resumed after the last page', async () => {
    const company = await aCompany(table, '01JD00000000000000000LARGE')
    await fill(company, 12)
    const store = subjectRowStore(inPagesOf(3, table), erasers)
    for (const walk of [store.eraseRowSet, store.isEmptyOrFound]) {
      const positions: string[] = []
      let rest = await walk(rowSet(company, 'nobody'), () => false)
      while (rest !== undefined && rest !== 'found' && positions.length < 20) {
        positions.push(rest.after ?? '')
        rest = await walk(rowSet(company, 'nobody'), () => false, rest.after)
      }
      expect(positions.length).toBeGreaterThan(2)
      expect(new Set(positions).size).toBe(positions.length)
      expect(rest).toBeUndefined()
    }
  })

  test('stores its checkpoint in the due row until it is done', async () => {
    const company = await aCompany(table, '01JD0000000000000000LARGE2')
    await fill(company, 12)
    const { customerId } = await aReadyCustomer(company, { name: 'Fay', phone: '2065550177' })
    const [, later] = await subjects.askFor(customerId, company)
    const seen = new Set<string>()
    if (!later) throw new Error('no message was sent')
    for (let slices = 0; slices < 500; slices += 1) {
      const [row] = await subjects.due(company.accountId)
      if (!row) break
      seen.add(JSON.stringify(row['details']))
      await subjects.run(later, { hasTime: () => false }, subjectRowStore(inPagesOf(3, table), erasers))
    }
    expect(await subjects.due(company.accountId)).toEqual([])
    expect([...seen].filter((details) => details.includes('"after":"a')).length).toBeGreaterThan(2)
    expect(new Set(await subjects.naming(customerId))).toEqual(new Set(['audit']))
  })
})

test('an active subject is not erased, whatever a due row says (erasure rule 12)', async () => {
  const company = await aCompany(table, '01JD0000000000000000FORGED')
  const { customerId } = await aReadyCustomer(company, { name: 'Gil', phone: '2065550188' })
  const world = aWorld(table)
  const owner = await world.anOwner()
  for (const [accountId, what, id] of [
    [company.accountId, 'customer', customerId],
    [owner.accountId, 'member-shifts', owner.memberId],
    [owner.accountId, 'member-tracks', owner.memberId],
  ] as const) {
    const before = await subjects.naming(id)
    const due = dueRow(accountId, 'erase-subject', `${what}#${id}`, 0, { what, id })
    for (const kind of ['erase-subject-now', 'erase-subject'] as const) {
      await table.transact([putDue(table, due)], () => undefined)
      await subjects.run({ ...workMessageOf(due), kind })
    }
    expect([what, await subjects.naming(id)]).toEqual([what, before])
    expect(await subjects.due(accountId)).toEqual([])
  }
})

test('no subject is erased while its account is being erased', async () => {
  const company = await aCompany(table, '01JD00000000000000000LEAVE')
  const { customerId } = await aReadyCustomer(company, { phone: '2065550199' })
  const sent = await subjects.askFor(customerId, company)
  await company.setAccount({ state: 'scheduled' })
  const before = await subjects.naming(customerId)
  for (const work of sent) await subjects.run(work)
  expect(await subjects.naming(customerId)).toEqual(before)
})
