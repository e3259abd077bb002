import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { CustomerItem } from '../../functions/customers/items.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newNotice } from '../../functions/shared/messages/member-email.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { hours, instant, phoneOf, storesOver } from '../shifts/world.ts'
import type { World } from './world.ts'

/** Eight in the morning of a day last week: segments older than a month have expired. */
export const firstDay = Math.floor(Date.now() / hours(24)) * hours(24) - hours(7 * 24) + hours(8)

export const secrets = { password: 'Secret-temporary-1', tokenHash: 'a-hash-of-a-token' }

/** An account in use: people, a device, customers, and a worker with shifts of so many positions each. */
export async function aWorkingAccount(
  world: World,
  { shifts = 2, points = 50, customers = 20 } = {},
): Promise<Principal> {
  const { table } = world
  const owner = await world.anOwner()
  const worker = await world.aMember(owner, 'worker')
  const { accountId, memberId } = owner
  for (let n = 0; n < customers; n += 1) await put(table, accountId, n)
  const notice = { template: 'invitation', memberId, to: 'a@example.test', name: 'A', company: 'B' } as const
  const { writes } = await newNotice(
    table,
    accountId,
    { ...notice, temporaryPassword: secrets.password, expiresAt: Date.now() + hours(24) },
    Date.now(),
  )
  await table.transact(writes, () => {})
  for (let n = 0; n < shifts; n += 1) await aShift(table, { ...worker, noticeAcknowledgedAt: instant(0) }, n, points)
  return owner
}

async function put(table: Table, accountId: string, n: number): Promise<void> {
  const at = instant(firstDay)
  const customer = { customerId: `customer-${String(n).padStart(5, '0')}`, kind: 'customer' as const, version: 1 }
  const person = { name: `Carla Canary ${n}`, phone: '+41443334455', tags: [], createdAt: at, updatedAt: at }
  const Item = await table.row(CustomerItem, accountId, { ...customer, ...person })
  await table.send(new PutCommand({ TableName: table.name, Item }))
}

/** Eight hours of one day, positions ten seconds apart. */
async function aShift(table: Table, worker: Principal, day: number, points: number): Promise<void> {
  const begin = firstDay + day * hours(24)
  const clock = { now: begin + hours(8) }
  const phone = phoneOf(worker, { ...storesOver(table), now: () => clock.now, newId: () => `shift-${day}-of-a-week` })
  await phone.clockIn({ at: instant(begin), note: `Day ${day}` })
  const pings = Array.from({ length: points }, (_, n) => ({
    at: instant(begin + n * 10_000),
    lat: 48 + n * 1e-4,
    lon: 11,
  }))
  if (points > 0) await phone.send(pings)
  await phone.clockOut({ at: instant(begin + hours(8)) })
}
