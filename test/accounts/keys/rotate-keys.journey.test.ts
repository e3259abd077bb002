import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, type Row, startLocalCloud, testPassword } from '../../support/local-cloud.ts'

let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'keys')
}, 120_000)
afterAll(() => cloud.stop())

const keyRows = () => cloud.scanTable(cloud.output('keyTableName'))
const keysOf = async ({ accountId }: Pick<Company, 'accountId'>): Promise<Row | undefined> =>
  (await keyRows()).find(({ pk }) => pk?.['S'] === `account#${accountId}`)
const dueOf = async ({ accountId }: Pick<Company, 'accountId'>) =>
  (await cloud.scanTable(cloud.output('tableName')))
    .filter(({ pk }) => pk?.['S'] === `${accountId}#due`)
    .flatMap(({ kind }) => String(kind?.['S']))
    .filter((kind) => kind.endsWith('-key'))
    .sort()
const signedIn = async ({ email }: { email: string }) => cloud.signIn(email, testPassword)

test('after a year root key and data keys are replaced, old rows stay readable, and keys that they need stay', async () => {
  const me = () => signedIn(company.owner).then((token) => cloud.get<{ email: string }>('/v1/me', token))
  expect(await keysOf(company)).toMatchObject({ current: { N: '1' } })
  await cloud.advance('P366D')
  await expect
    .poll(async () => (await keysOf(company))?.['current'], { timeout: 60_000, interval: 500 })
    .toEqual({ N: '2' })
  // the data key may be replaced before the root key is, and is wrapped with the new one by its rotation
  await expect.poll(() => rootOf(company), { timeout: 60_000, interval: 500 }).toBe(2)
  expect((await keyRows()).map(({ pk }) => pk?.['S'])).toEqual(expect.arrayContaining(['root#1', 'root#2']))
  expect(await me()).toMatchObject({ status: 200, body: { email: company.owner.email } })
  const token = await signedIn(company.office)
  const made = await cloud.post<{ customerId: string }>('/v1/customers', { name: 'Carla', kind: 'customer' }, token)
  expect(made.status).toBe(201)
  expect(await cloud.get(`/v1/customers/${made.body.customerId}`, token)).toMatchObject({ body: { name: 'Carla' } })

  const later = await openCompany(cloud, 'later')
  // the container that opened it may have used the older root key
  await cloud.advance('P1D')
  await expect.poll(() => rootOf(later), { timeout: 60_000, interval: 500 }).toBe(2)

  expect(await dueOf(company)).toEqual(['retire-data-key', 'rotate-key'])
  await cloud.advance('P31D')
  await expect.poll(() => dueOf(company), { timeout: 60_000, interval: 500 }).toEqual(['rotate-key'])
  expect(Object.keys((await keysOf(company))?.['keys']?.['M'] ?? {}).sort()).toEqual(['0', '1', '2'])
  const denied = (await cloud.functions()).flatMap(({ name, denied }) => denied.map((what) => [name, what]))
  expect(denied).toEqual([])
  const work = (await cloud.functions()).filter(({ name }) => name.startsWith('KeyRotation'))
  expect(work.map(({ invocations, errors }) => [invocations > 0, errors])).toEqual(work.map(() => [true, 0]))
  expect(work).toHaveLength(2)
})

/** The root that an account's first key is wrapped with, as the envelope names it. */
async function rootOf(of: Pick<Company, 'accountId'>): Promise<number | undefined> {
  const keys = (await keysOf(of))?.['keys']?.['M'] as Record<string, Record<string, unknown>> | undefined
  return Buffer.from(String(keys?.['1']?.['B']), 'base64')[1]
}
