import { beforeEach, describe, expect, test } from 'vitest'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import { type ItemType, partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { asEarlierReleasesStored } from '../../customers/consent/earlier-rows.ts'
import { aCompany, type Company } from '../../notifications/world.ts'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { anErasingOfSubjects, type ErasingSubjects } from './erasing-subjects.ts'

const hers = 'I, Carla Canary, agree to reminders.'
const shared = 'I agree to reminders.'

let table: Table
let subjects: ErasingSubjects
let company: Company

beforeEachOnNewTable((given) => {
  table = given
  subjects = anErasingOfSubjects(table)
})
beforeEach(async () => {
  company = await aCompany(table, 'words')
})

async function agreeing(phone: string, ...statements: readonly string[]): Promise<string> {
  const { customerId } = await company.customer({ name: 'Someone', phone })
  for (const statement of statements) await company.recordsConsent(customerId, { statement })
  return customerId
}
const rowsOf = (type: ItemType) => Array.fromAsync(readRange(table, { pk: partitionOf('words', type) }))
const wordings = async () => (await rowsOf('statement')).length
const erase = async (...customerIds: readonly string[]) => {
  const asked: WorkMessage[][] = []
  for (const customerId of customerIds) asked.push(await subjects.askFor(customerId, company))
  for (const work of asked.flat()) await subjects.run(work)
}
const readable = async (customerId: string) =>
  (await company.deps.withStatements('words', await company.deps.readLedger('words', customerId))).map(
    ({ statement }) => statement,
  )

test('the wording goes with the customer who saw it, and stays with another who saw the same', async () => {
  const [carla, dario] = [await agreeing('2065550142', hers, shared), await agreeing('2065550143', shared, hers)]
  await erase(carla)
  expect(await readable(dario)).toEqual([shared, hers])
  await erase(dario)
  expect(await rowsOf('consentLedger')).toEqual([])
  expect(await wordings()).toBe(0)
})

test('a grant while the last customer with the same wording is erased keeps its wording', async () => {
  const [carla, dario] = [await agreeing('2065550142', shared), await agreeing('2065550143')]
  const [now, later] = await subjects.askFor(carla, company)
  if (!now || !later) throw new Error('no message was sent')
  await subjects.run(now)
  await company.recordsConsent(dario, { statement: shared })
  await subjects.run(later)
  expect(await readable(dario)).toEqual([shared])
})

describe('a wording that an earlier release stored for several customers', () => {
  test('goes with the last of them', async () => {
    const [carla, dario] = [await agreeing('2065550142', hers, shared), await agreeing('2065550143', shared)]
    await asEarlierReleasesStored(table, 'words')
    expect(await wordings()).toBe(2)
    await erase(carla)
    expect(await wordings()).toBe(1)
    expect(await readable(dario)).toEqual([shared])
    await erase(dario)
    expect(await wordings()).toBe(0)
  })

  test('goes when the last two are erased at once', async () => {
    const both = [await agreeing('2065550142', shared), await agreeing('2065550143', shared)]
    await asEarlierReleasesStored(table, 'words')
    await erase(...both)
    expect(await wordings()).toBe(0)
  })

  test('goes although the erasure is killed at every step', async () => {
    const carla = await agreeing('2065550142', hers)
    await asEarlierReleasesStored(table, 'words')
    const [now, later] = await subjects.askFor(carla, company)
    if (!now || !later) throw new Error('no message was sent')
    const killedAt = (sends: number) => {
      let left = sends
      const dying = {
        ...table,
        send: (async (command: Parameters<Table['send']>[0]) => {
          left -= 1
          if (left < 0) throw new Error('killed')
          return table.send(command)
        }) as Table['send'],
      }
      return anErasingOfSubjects(dying)
    }
    for (let sends = 0; ; sends += 1) {
      const end = await killedAt(sends)
        .run(sends % 2 === 0 ? now : later)
        .then(
          () => 'done',
          () => 'killed',
        )
      if (end === 'done' && sends % 2 === 1) break
    }
    expect(await wordings()).toBe(0)
    expect(await subjects.due('words')).toEqual([])
  })

  test('is not left to a customer who agreed again since: the newer decision has its own copy', async () => {
    const [carla, dario] = [await agreeing('2065550142', shared), await agreeing('2065550143')]
    await asEarlierReleasesStored(table, 'words')
    await company.recordsConsent(dario, { statement: shared })
    await erase(carla)
    expect(await wordings()).toBe(0)
    expect(await readable(dario)).toEqual([shared])
  })
})

test('after the erasure no row of the account opens to a text with the name of the customer', async () => {
  const carla = await agreeing('2065550142', hers)
  await agreeing('2065550143', shared)
  await erase(carla)
  const opened = await Promise.all(
    (await allRows(table))
      .filter(({ pk, sealed }) => pk.startsWith('words#') && sealed instanceof Uint8Array)
      .map(async ({ pk, sk, sealed }) =>
        Buffer.from(await table.openBytes({ pk, sk }, sealed as Uint8Array)).toString(),
      ),
  )
  expect(opened.length).toBeGreaterThan(3)
  expect(opened.filter((text) => text.includes('Carla'))).toEqual([])
})
