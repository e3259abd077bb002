import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { dueRow } from '../../../functions/shared/background/due.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const details = { appointmentId: 'x' }

async function aJob(id: string) {
  const row = dueRow('A', 'reminder', id, 1_000, details)
  await table.send(new PutCommand({ TableName: table.name, Item: row }))
  return { row, jobs: jobStore(table) }
}

test('due work is leased by one of many and read until it is complete', async () => {
  const { row, jobs } = await aJob('r1')
  const { Items } = await table.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': row['dueShard'], ':now': 1_000 },
    }),
  )
  expect(Items).toMatchObject([{ pk: row.pk, sk: row.sk, kind: 'reminder' }])
  const leases = await Promise.all([1, 2, 3].map(() => jobStore(table).lease(row, 1_000, 91_000)))
  expect(leases.filter(Boolean)).toHaveLength(1)
  expect(await jobs.readDue(row)).toMatchObject({ dueAt: 91_000, details })
  await jobs.complete(row)
  expect(await jobs.readDue(row)).toBeUndefined()
  expect(await jobs.lease(row, 91_000, 92_000)).toBe(false)
})

describe('rescheduling', () => {
  test('sets the next time and details', async () => {
    const { row, jobs } = await aJob('again')
    await jobs.reschedule(row, { details }, { position: 'p' }, 5_000)
    expect(await jobs.readDue(row)).toMatchObject({ dueAt: 5_000, details: { position: 'p' } })
  })

  test('changes nothing when another run has changed the details', async () => {
    const { row, jobs } = await aJob('changed')
    await jobs.reschedule(row, { details: { appointmentId: 'old' } }, { position: 'p' }, 5_000)
    expect(await jobs.readDue(row)).toMatchObject({ dueAt: 1_000, details })
  })

  test('does not bring finished work back', async () => {
    const { row, jobs } = await aJob('finished')
    await jobs.complete(row)
    await jobs.reschedule(row, { details }, details, 5_000)
    expect(await jobs.readDue(row)).toBeUndefined()
  })
})

describe('completing unchanged work', () => {
  test('deletes the row', async () => {
    const { row, jobs } = await aJob('unchanged')
    await jobs.completeIfUnchanged(row, { details })
    expect(await jobs.readDue(row)).toBeUndefined()
  })

  test('leaves a row whose details have changed', async () => {
    const { row, jobs } = await aJob('newer')
    await jobs.completeIfUnchanged(row, { details: { appointmentId: 'old' } })
    expect(await jobs.readDue(row)).toMatchObject({ details })
  })

  test('has no effect on finished work', async () => {
    const { row, jobs } = await aJob('gone')
    await jobs.complete(row)
    await jobs.completeIfUnchanged(row, { details })
    expect(await jobs.readDue(row)).toBeUndefined()
  })
})

describe('releasing a lease', () => {
  test('makes the row due again', async () => {
    const { row, jobs } = await aJob('released')
    await jobs.lease(row, 1_000, 91_000)
    await jobs.releaseLease(row, 2_000)
    expect(await jobs.readDue(row)).toMatchObject({ dueAt: 2_000 })
  })

  test('does not postpone a row that is due already', async () => {
    const { row, jobs } = await aJob('due')
    await jobs.releaseLease(row, 2_000)
    expect(await jobs.readDue(row)).toMatchObject({ dueAt: 1_000 })
  })

  test('does not bring finished work back', async () => {
    const { row, jobs } = await aJob('done')
    await jobs.complete(row)
    await jobs.releaseLease(row, 500)
    expect(await jobs.readDue(row)).toBeUndefined()
  })
})
