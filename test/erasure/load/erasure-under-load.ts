import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { verifiedReceipt } from '../../../tools/receipt.ts'
import { type LocalCloud, type Row, testPassword } from '../../support/local-cloud.ts'
import { type Acknowledged, type Companies, eightClients } from './clients.ts'
import { bytesOf, countsOf, deadLetters, filesOf, inQueues, loginsOf, rowsOf, typeOf } from './external-data.ts'
import { addFaults } from './faults.ts'
import { seeded } from './random.ts'
import { aLivedInAccount, expectEveryType, type LivedIn } from './seeded-account.ts'

/** `points`: positions of the erased account. `kills`: of the whole process, at seeded times. */
export type LoadTest = {
  readonly kills: number
  readonly points: number
  readonly accounts: 2 | 3
  readonly seed: number
}

/** Longer than any function of this stage runs. */
const longestMs = 5_500
/** Rows that clients or time change; all others of a neighbour must stay byte for byte the same. */
const changing = [
  'account',
  'openShift',
  'device',
  'pingCount',
  'usage',
  'due',
  'idempotency',
  'message',
  'customer',
  'export',
]

/**
 * Erases one of several accounts with every item type while eight clients write to all of them, calls fail, and the process is
 * killed repeatedly. Returns the acknowledged writes.
 */
export async function erasureUnderLoad(
  cloud: LocalCloud,
  { kills, points, accounts, seed }: LoadTest,
): Promise<Acknowledged> {
  const random = seeded(seed)
  const marks = ['left', 'north', 'south'].slice(0, accounts)
  const all: LivedIn[] = []
  for (const mark of marks) all.push(await aLivedInAccount(cloud, mark, mark === 'left' ? points : 500))
  const [leaver, ...neighbours] = all as [LivedIn, ...LivedIn[]]
  const companies: Companies = { all, tokens: new Map() }
  await cloud.advance('PT7H')
  await idle(cloud)
  for (const each of all) await expectEveryType(cloud, each)
  await renew(cloud, companies)
  const before = await cloud.scanTable()
  const sentBefore = await smsAndEmails(cloud, leaver)
  const subs = rowsOf(leaver.accountId, before).flatMap(({ sub }) => (sub ? [String(sub['S'])] : []))

  const clients = eightClients(cloud, companies, random)
  await wait(1_000)
  const asked = await cloud.delete<{ erasureId: string; statusUrl: string }>(
    '/v1/account',
    { confirm: leaver.name },
    companies.tokens.get(leaver.owner.email),
  )
  expect(asked).toMatchObject({ status: 202, body: { status: 'fencing' } })
  await addFaults(cloud)
  await wait(longestMs)
  // the erasure begins with an update, and must not before the rows are counted
  await cloud.clearFaults()
  await cloud.fault({ service: 'dynamodb', action: 'UpdateItem', error: 'unavailable', rate: 1 })
  const there = countsOf(rowsOf(leaver.accountId, await cloud.scanTable()))
  const link = asked.body.statusUrl.slice(cloud.url.length)
  const show = async () => (await cloud.get<{ status: string; receipt?: string }>(link)).body
  expect((await show()).status).toBe('fencing')
  await cloud.clearFaults()
  await addFaults(cloud)

  for (let kill = 1; kill <= kills; kill += 1) {
    await wait(100 + random() * 2_400)
    await cloud.kill()
    await cloud.restart()
    await addFaults(cloud)
    if (kill % 8 === 0) await renew(cloud, companies).catch(() => undefined)
    await cloud.advance('PT100S')
  }
  await cloud.clearFaults()
  await expect
    .poll(
      async () => {
        await cloud.advance('PT150S')
        return (await show()).status
      },
      { timeout: 240_000, interval: 2_000 },
    )
    .toBe('erased')

  const { receipt = '' } = await show()
  const keys = await cloud.get('/.well-known/jwks.json')
  expect(verifiedReceipt(receipt, keys.text)).toMatchObject({ remaining: 0, found: there, outside: { logins: 3 } })
  await expectNothingOf(leaver, subs, cloud)
  await clients.stop()
  await cloud.advance('PT1H')
  // messages of dead workers become visible again, or go to the dead letters after five attempts
  if (kills > 1) await expect.poll(() => inQueues(cloud), { timeout: 180_000, interval: 1_000 }).toEqual({})
  expect(JSON.stringify(await deadLetters(cloud))).not.toContain(leaver.accountId)
  await expectNothingOf(leaver, subs, cloud)
  expect(await smsAndEmails(cloud, leaver)).toEqual(sentBefore)
  expect(await show()).toMatchObject({ status: 'erased', receipt })

  await renew(cloud, { ...companies, all: neighbours })
  for (const each of neighbours) await expectUntouched(each, before, clients.acknowledged, companies, cloud)
  return clients.acknowledged
}

/** Waits until only clients change rows. */
async function idle(cloud: LocalCloud): Promise<void> {
  const lasting = [
    'reminder',
    'message',
    'message-expiry',
    'auto-close',
    'rotate-root',
    'rotate-key',
    // of an accepted one too, until its last day
    'end-invitation',
  ]
  const busy = async () => {
    await cloud.advance('PT2M')
    const kinds = (await cloud.scanTable()).flatMap(({ dueAt, kind }) => (dueAt ? [String(kind?.['S'])] : []))
    return kinds.filter((kind) => !lasting.includes(kind))
  }
  await expect.poll(busy, { timeout: 90_000, interval: 1_000 }).toEqual([])
}

async function expectNothingOf(
  { accountId, ...people }: LivedIn,
  subs: readonly string[],
  cloud: LocalCloud,
): Promise<void> {
  expect(rowsOf(accountId, await cloud.scanTable())).toEqual([])
  expect(JSON.stringify(await cloud.scanTable(cloud.output('keyTableName')))).not.toContain(accountId)
  expect(await filesOf(cloud, accountId)).toEqual([])
  const logins = await loginsOf(cloud)
  expect(logins.length).toBeGreaterThan(0)
  expect(subs.length).toBeGreaterThan(2)
  expect(subs.filter((sub) => logins.includes(sub))).toEqual([])
  for (const { email } of [people.owner, people.office, people.worker]) {
    await expect(cloud.signIn(email, testPassword)).rejects.toThrow()
  }
}

/** Unchanged rows are byte for byte the same, and acknowledged writes are there. */
async function expectUntouched(
  { accountId, office, worker, openShiftId }: LivedIn,
  before: readonly Row[],
  { pings, customers }: Acknowledged,
  { tokens }: Companies,
  cloud: LocalCloud,
): Promise<void> {
  const still = (row: Row) => !changing.includes(typeOf(row)) && !JSON.stringify(row).includes(openShiftId)
  const now = new Set(rowsOf(accountId, await cloud.scanTable()).map(bytesOf))
  const was = rowsOf(accountId, before).filter(still)
  expect(was.length).toBeGreaterThan(20)
  expect(was.map(bytesOf).filter((row) => !now.has(row))).toEqual([])

  const track = await cloud.get<{ points: { at: string }[] }>(
    `/v1/shifts/${openShiftId}/track`,
    tokens.get(worker.email),
  )
  const instants = new Set(track.body.points.map(({ at }) => at))
  expect([...(pings.get(accountId) ?? [])].filter((at) => !instants.has(at))).toEqual([])
  expect(pings.get(accountId)?.size).toBeGreaterThan(3)
  for (const customerId of customers.get(accountId) ?? []) {
    expect(await cloud.get(`/v1/customers/${customerId}`, tokens.get(office.email))).toMatchObject({ status: 200 })
  }
}

async function smsAndEmails(cloud: LocalCloud, { phones }: LivedIn): Promise<string[]> {
  const texts = (await cloud.texts()).map(({ to }) => to).filter((to) => phones.includes(to))
  const addresses = phones.map((phone) => `c${phone.slice(1)}@example.test`)
  const mails = await Promise.all(addresses.map((address) => cloud.emails(address)))
  return [...texts, ...mails.flatMap((each, index) => each.map(() => addresses[index] ?? ''))]
}

async function renew(cloud: LocalCloud, { all, tokens }: Companies): Promise<void> {
  for (const { owner, office, worker } of all) {
    for (const { email } of [owner, office, worker]) {
      const token = await cloud.signIn(email, testPassword).catch(() => undefined)
      if (token) tokens.set(email, token)
    }
  }
}
