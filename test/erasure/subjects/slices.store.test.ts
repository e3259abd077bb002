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
let parts: ErasingSubjects

beforeAllOnTable((given) => {
  table = given
  parts = anErasingOfSubjects(table)
})

describe('a part in a partition that takes longer than a slice (erasure rule 5)', () => {
  const name = 'tagged'
  const part = (company: Company, value: string) => ({
    type: 'appointment' as const,
    pk: partitionOf(company.accountId, 'appointment'),
    where: { name, value },
  })
  /** Rows of others. */
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

  test('is gone through page by page, hits or none, and goes on behind the last page', async () => {
    const company = await aCompany(table, '01JD00000000000000000LARGE')
    await fill(company, 12)
    const store = subjectRowStore(inPagesOf(3, table), erasers)
    for (const walk of [store.eraseRowSet, store.isEmptyOrFound]) {
      const places: string[] = []
      let rest = await walk(part(company, 'nobody'), () => false)
      while (rest !== undefined && rest !== 'found' && places.length < 20) {
        places.push(rest.after ?? '')
        rest = await walk(part(company, 'nobody'), () => false, rest.after)
      }
      expect(places.length).toBeGreaterThan(2)
      expect(new Set(places).size).toBe(places.length)
      expect(rest).toBeUndefined()
    }
  })

  test('keeps its place in the due row until it is through', async () => {
    const company = await aCompany(table, '01JD0000000000000000LARGE2')
    await fill(company, 12)
    const { customerId } = await aReadyCustomer(company, { name: 'Fay', phone: '2065550177' })
    const [, later] = await parts.askFor(customerId, company)
    const seen = new Set<string>()
    if (!later) throw new Error('nobody was woken')
    for (let slices = 0; slices < 500; slices += 1) {
      const [row] = await parts.due(company.accountId)
      if (!row) break
      seen.add(JSON.stringify(row['details']))
      await parts.run(later, { hasTime: () => false }, subjectRowStore(inPagesOf(3, table), erasers))
    }
    expect(await parts.due(company.accountId)).toEqual([])
    expect([...seen].filter((place) => place.includes('"after":"a')).length).toBeGreaterThan(2)
    expect(new Set(await parts.naming(customerId))).toEqual(new Set(['audit']))
  })
})

test('somebody who is still there is not erased, whatever a due row says (erasure rule 12)', async () => {
  const company = await aCompany(table, '01JD0000000000000000FORGED')
  const { customerId } = await aReadyCustomer(company, { name: 'Gil', phone: '2065550188' })
  const world = aWorld(table)
  const owner = await world.anOwner()
  for (const [accountId, what, id] of [
    [company.accountId, 'customer', customerId],
    [owner.accountId, 'member-shifts', owner.memberId],
    [owner.accountId, 'member-tracks', owner.memberId],
  ] as const) {
    const before = await parts.naming(id)
    const due = dueRow(accountId, 'erase-subject', `${what}#${id}`, 0, { what, id })
    for (const kind of ['erase-subject-now', 'erase-subject'] as const) {
      await table.transact([putDue(table, due)], () => undefined)
      await parts.run({ ...workMessageOf(due), kind })
    }
    expect([what, await parts.naming(id)]).toEqual([what, before])
    expect(await parts.due(accountId)).toEqual([])
  }
})

test('of an account that is leaving nothing is erased by parts', async () => {
  const company = await aCompany(table, '01JD00000000000000000LEAVE')
  const { customerId } = await aReadyCustomer(company, { phone: '2065550199' })
  const sent = await parts.askFor(customerId, company)
  await company.setAccount({ state: 'scheduled' })
  const before = await parts.naming(customerId)
  for (const work of sent) await parts.run(work)
  expect(await parts.naming(customerId)).toEqual(before)
})
