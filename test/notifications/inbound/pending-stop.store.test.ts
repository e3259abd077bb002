import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { suppressionStore } from '../../../functions/customers/consent/suppression-store.ts'
import { pendingStopStore } from '../../../functions/notifications/inbound/pending-stop-store.ts'
import { receiveMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import { type WorkMessage, workMessageOf } from '../../../functions/shared/background/due.ts'
import { pendingStopKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, oneHour } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

const day = 24 * oneHour
const sendingNumber = '+12065550100'
let texts = 0

/** A company whose stops fail while `isDown`. `texts` a word, `retries` what the due row would bring. */
async function aStop(name: string) {
  const company = await aCompany(table, name)
  const from = aPhone()
  const customer = await aReadyCustomer(company, { phone: from })
  const world = { isDown: false, attempts: 0 }
  const deps = {
    ...pendingStopStore(table),
    sendingNumber,
    now: () => company.time.now,
    receiveText: (text: Parameters<typeof receiveText>[0], number: string) => {
      world.attempts += 1
      if (world.isDown) return Promise.reject(new Error('the table does not answer'))
      return receiveText(text, { ...company.deps, ...suppressionStore(table, number), carrierManagesOptOuts: false })
    },
  }
  const inboundMessageId = `${name}-${texts++}`
  const key = pendingStopKey(inboundMessageId)
  const queued = { attributes: { SentTimestamp: String(company.time.now) } }
  const row = async () => (await table.send(new GetCommand({ TableName: table.name, Key: key }))).Item
  const work: WorkMessage = { ...key, kind: 'receive-stop' }
  return {
    ...{ company, customer, from, world, row, work, inboundMessageId, key },
    receives: (messageBody: string) =>
      receiveMessage({ originationNumber: from, messageBody, inboundMessageId }, queued, deps),
    retries: () => receiveMessage(work, queued, deps),
  }
}

describe('a stop', () => {
  test('that is worked off at once leaves no row', async () => {
    const { company, customer, receives, row } = await aStop('prompt')
    await receives('STOP')
    expect([await row(), await company.state(customer.customerId)]).toEqual([undefined, 'withdrawn'])
  })

  test('is stored before anything is done with it, and its row tells neither phone nor words', async () => {
    const { from, receives, row, world, company, work } = await aStop('stored')
    world.isDown = true
    await expect(receives('Please STOP this')).rejects.toThrow('does not answer')
    const stored = await row()
    expect(stored).toMatchObject({ dueAt: company.time.now + 5 * 60_000, ttl: expect.any(Number) })
    expect(Number(stored?.['ttl'])).toBe(Math.ceil((company.time.now + 14 * day) / 1000))
    const readable = JSON.stringify({ ...stored, sealed: Buffer.from(stored?.['sealed']).toString('latin1') })
    for (const secret of [from, from.slice(1), 'Please', sendingNumber]) expect(readable).not.toContain(secret)
    expect(workMessageOf(stored as WorkMessage)).toEqual(work)
  })

  test('that failed is worked off days later, once, and not confirmed any more', async () => {
    const { company, customer, receives, retries, row, world } = await aStop('weekend')
    world.isDown = true
    await receives('stop').catch(() => undefined)
    company.time.now += 3 * day
    await retries()
    expect(await company.state(customer.customerId)).toBe('granted')
    world.isDown = false
    await retries()
    await retries()
    expect(await row()).toBeUndefined()
    expect(await company.remind(customer.appointmentId)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
    await company.runDue()
    expect(company.sms).toEqual([])
    const stops = (await company.deps.readLedger('weekend', customer.customerId)).filter(
      ({ cause }) => cause === 'stop',
    )
    expect(stops).toHaveLength(1)
  })

  test('whose removal failed is harmless: the confirmation is sent once', async () => {
    const { company, customer, receives, retries } = await aStop('again')
    await receives('STOP')
    await receives('STOP')
    await retries()
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    const stops = (await company.deps.readLedger('again', customer.customerId)).filter(({ cause }) => cause === 'stop')
    expect(stops).toHaveLength(1)
  })

  test('is tried again after pauses that grow to 6 hours, until its 14 days end', async () => {
    const { company, receives, retries, row, world } = await aStop('pauses')
    const began = company.time.now
    world.isDown = true
    await receives('STOP').catch(() => undefined)
    const pauses: number[] = []
    for (let stored = await row(); stored; stored = await row()) {
      pauses.push(Number(stored['dueAt']) - company.time.now)
      company.time.now = Number(stored['dueAt'])
      await retries()
    }
    const minutes = pauses.map((pause) => Math.round(pause / 60_000))
    expect(minutes.slice(0, 9)).toEqual([5, 5, 10, 20, 40, 80, 160, 320, 360])
    expect(Math.max(...minutes)).toBe(360)
    expect(company.time.now).toBe(began + 14 * day - 5 * 60_000)
    expect(world.attempts).toBe(pauses.length + 1)
  })

  test('is not worked off after its 14 days, even where the row is still there', async () => {
    const { company, customer, receives, retries, row, world } = await aStop('expired')
    world.isDown = true
    await receives('STOP').catch(() => undefined)
    world.isDown = false
    company.time.now += 14 * day
    await retries()
    expect([await row(), await company.state(customer.customerId)]).toEqual([undefined, 'granted'])
  })

  test('delivered again does not live longer', async () => {
    const { company, receives, row, world } = await aStop('twice')
    world.isDown = true
    await receives('STOP').catch(() => undefined)
    const first = await row()
    company.time.now += oneHour
    await receives('STOP').catch(() => undefined)
    expect(await row()).toEqual(first)
  })

  test('holds for the number that it came to, even if the installation has another one by then', async () => {
    const { company, from, receives, retries, world } = await aStop('moved')
    await company.setAccount({ state: 'erasing' })
    world.isDown = true
    await receives('STOP').catch(() => undefined)
    world.isDown = false
    await retries()
    const [hash = ''] = await company.deps.hashesOfPhone(from)
    const found = (number: string) => suppressionStore(table, number).findSuppressions('moved', 'sms', hash, [])
    expect(await found(sendingNumber)).toMatchObject([{ cause: 'stop', scope: 'number' }])
    expect(await found('+12065550199')).toEqual([])
  })
})

test('a text that is no stop is not stored', async () => {
  const { receives, row, world } = await aStop('no-stop')
  world.isDown = true
  await receives('See you tomorrow').catch(() => undefined)
  expect(await row()).toBeUndefined()
})
