import { setTimeout as wait } from 'node:timers/promises'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { newId } from '../../functions/shared/ids.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import { withSharedReads } from '../../functions/shared/table/shared-reads.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { tableOver } from '../../functions/shared/table/table.ts'
import { aCompany } from '../../test/notifications/world.ts'
import { startEngine } from '../../test/support/engine.ts'
import { moveToMorning, timeOf } from '../../test/support/local-clock.ts'
import { type LocalCloud, startLocalCloud } from '../../test/support/local-cloud.ts'
import { counting } from '../counting.ts'
import { interleaved, type Suite } from '../measure.ts'
import { slices } from '../setup.ts'

const concurrency = 10

export const messages: Suite = {
  title: 'Messages: decide, claim, send, record (same texts, same engine, a carrier that accepts all)',
  run: async ({ quick, repeats }) => {
    const engine = await startEngine()
    try {
      const counted = countingAll(await engine.table())
      const count = quick ? 10 : 200
      const rate = (send: () => Promise<number>) => async () => {
        const startedAt = performance.now()
        const sent = await send()
        return sent / ((performance.now() - startedAt) / 1_000)
      }
      const units: Record<string, number> = {}
      const side =
        (name: string, prepare: (table: Table, count: number) => Promise<() => Promise<number>>) => async () => {
          const send = await prepare(counted.table, count)
          counted.count.written = 0
          const value = await rate(send)()
          units[name] = counted.count.written / count
          return value
        }
      const rates = await interleaved(Math.min(repeats, 5), { ours: side('ours', ours), naive: side('naive', naive) })
      return [
        { name: 'each decided and claimed', value: rates.ours, unit: 'messages/s' },
        { name: 'look up, send, put', value: rates.naive, unit: 'messages/s' },
        { name: 'each decided and claimed', value: rates.naive / rates.ours, unit: 'times slower', against: 'naive' },
        { name: 'each decided and claimed', value: units['ours'] ?? 0, unit: 'write units/message' },
        { name: 'look up, send, put', value: units['naive'] ?? 0, unit: 'write units/message' },
        ...(quick ? [] : [{ name: 'through the local cloud', value: await throughCloud(count), unit: 'messages/s' }]),
      ]
    } finally {
      await engine.stop()
    }
  },
}

async function ours(table: Table, count: number): Promise<() => Promise<number>> {
  const company = await aCompany(withSharedReads(table), newId())
  const indices = Array.from({ length: count }, (_, index) => index)
  const ids: string[] = []
  for (const part of slices(indices, concurrency)) {
    await Promise.all(
      part.map(async (index) => {
        const phone = `+1206555${String(1_000 + index)}`
        const { customerId } = await company.customer({ phone, email: undefined })
        await company.recordsConsent(customerId)
        ids.push((await company.appointment(customerId, { reminders: ['-P1D'] })).appointmentId)
      }),
    )
  }
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  const pk = `${company.accountId}#due`
  return async () => {
    for (const part of slices(ids, concurrency)) {
      await Promise.all(part.map((id) => company.work({ pk, sk: `reminder#${id}#1#-P1D`, kind: 'reminder' })))
    }
    return company.sms.length
  }
}

async function naive(table: Table, count: number): Promise<() => Promise<number>> {
  const pk = newId()
  const put = (sk: string, fields: object) =>
    table.send(new PutCommand({ TableName: table.name, Item: { pk, sk, ...fields } }))
  const get = async (sk: string) => (await table.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))).Item
  const indices = Array.from({ length: count }, (_, index) => index)
  for (const part of slices(indices, concurrency)) {
    await Promise.all(
      part.map(async (index) => {
        await put(`customer#${index}`, { name: 'Ana', phone: `+1206555${String(1_000 + index)}`, reminders: true })
        await put(`appointment#${index}`, { customer: index, startsAt: '2026-03-04T15:00:00Z', title: 'Boiler check' })
      }),
    )
  }
  const sms: object[] = []
  const remind = async (index: number) => {
    const [customer, appointment] = [await get(`customer#${index}`), await get(`appointment#${index}`)]
    if (customer?.['reminders'] !== true) return
    const text = `Acme Heating: Reminder of your appointment "${appointment?.['title']}". Reply STOP to opt out.`
    sms.push({ to: customer['phone'], text })
    await put(`message#${index}`, { to: customer['phone'], text, status: 'sent', at: toInstant(Date.now()) })
  }
  return async () => {
    for (const part of slices(indices, concurrency)) await Promise.all(part.map(remind))
    return sms.length
  }
}

async function throughCloud(count: number): Promise<number> {
  const cloud = await startLocalCloud({ stage: 'local' })
  try {
    await moveToMorning(cloud)
    await book(cloud, count)
    const startedAt = performance.now()
    await cloud.advance('PT24H1M')
    while ((await cloud.texts()).length < count) await wait(50)
    return count / ((performance.now() - startedAt) / 1_000)
  } finally {
    await cloud.stop()
  }
}

async function book(cloud: LocalCloud, count: number): Promise<void> {
  const { email, token } = await cloud.signUp('owner@example.test')
  const company = { name: 'Acme', timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1' }
  await cloud.post('/v1/account', { ...company, contactEmail: email }, token)
  const startsAt = toInstant((await timeOf(cloud)) + 26 * 3_600_000)
  const grant = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
  const appointment = { startsAt, durationMinutes: 60, kind: 'job', title: 'Boiler check', reminders: ['-PT2H'] }
  const phones = Array.from({ length: count }, (_, index) => `+4179${String(1_000_000 + index)}`)
  for (const part of slices(phones, concurrency)) {
    await Promise.all(
      part.map(async (phone) => {
        const customer = { name: 'Ana', kind: 'customer', phone }
        const { customerId } = (await cloud.post<{ customerId: string }>('/v1/customers', customer, token)).body
        await cloud.post(`/v1/customers/${customerId}/consents`, grant, token)
        await cloud.post('/v1/appointments', { customerId, ...appointment }, token)
      }),
    )
  }
}

/** Includes transactions of the table, which a store sends through `transact`. */
function countingAll(plain: Table) {
  const { count, table } = counting(plain)
  const client = { send: table.send } as unknown as Parameters<typeof tableOver>[0]['client']
  return { count, table: tableOver({ client, name: plain.name, keyring: plain.keyring }) }
}
