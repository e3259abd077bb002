import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { linesOf } from './exporting.ts'
import { readZip } from './zip-reader.ts'

let cloud: LocalCloud
let company: Company
let neighbour: Company
type View = { exportId: string; status: string; url?: string; expiresAt?: string; progress: Record<string, number> }

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'leaves')
  neighbour = await openCompany(cloud, 'stays')
  for (const { worker, office } of [company, neighbour]) {
    await cloud.post('/v1/clock-in', { note: 'Canary of a note' }, worker.token)
    const pings = Array.from({ length: 30 }, (_, n) => ({
      at: new Date(Date.now() + n * 1_000).toISOString(),
      lat: 47.37 + n * 1e-4,
      lon: 8.54,
    }))
    expect(await cloud.post('/v1/pings', { pings }, worker.token)).toMatchObject({ body: { accepted: 30 } })
    const carla = { name: 'Carla Canary', kind: 'customer', phone: '+41791230042', notes: 'Canary of a customer' }
    await cloud.post('/v1/customers', carla, office.token)
  }
}, 120_000)
afterAll(() => cloud.stop())

const ask = ({ owner }: Company) => cloud.post<View>('/v1/account/exports', undefined, owner.token)
const show = async ({ owner }: Company, exportId: string) =>
  (await cloud.get<View>(`/v1/account/exports/${exportId}`, owner.token)).body
const status = (of: Company, exportId: string) =>
  expect.poll(async () => (await show(of, exportId)).status, { timeout: 60_000, interval: 200 })

/** Keys of an account's objects, read from the S3 engine. */
async function objectsOf({ accountId }: Company): Promise<string[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const endpoint = cloud.output('s3Endpoint')
  const client = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true })
  const list = { Bucket: cloud.output('bucketName'), Prefix: `exports/${accountId}/` }
  const { Contents = [] } = await client.send(new ListObjectsV2Command(list))
  client.destroy()
  return Contents.flatMap(({ Key }) => Key ?? [])
}

test('an owner downloads all data, decrypted, by a link', async () => {
  const requested = await ask(company)
  expect(requested).toMatchObject({ status: 202, body: { status: 'running' } })
  const again = await ask(company)
  expect(again.body.exportId === requested.body.exportId || again.body.status === 'running').toBe(true)
  await status(company, requested.body.exportId).toBe('ready')
  const { url = '', progress } = await show(company, requested.body.exportId)
  expect(progress).toMatchObject({ customers: 1, positions: 30, members: 3 })
  const response = await fetch(url)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="fieldpost-\d{4}-\d\d-\d\d\.zip"$/)
  const files = await readZip(Buffer.from(await response.arrayBuffer()))
  expect(linesOf(files, 'customers')).toMatchObject([{ name: 'Carla Canary', notes: 'Canary of a customer' }])
  expect(linesOf(files, 'shifts')).toMatchObject([{ note: 'Canary of a note' }])
  expect([...files.keys()].filter((path) => path.startsWith('tracks/'))).toHaveLength(1)
  expect([...files.values()].join('\n')).not.toContain(neighbour.accountId)
  const [audit] = linesOf(files, 'audit').filter(({ action }) => action === 'export.requested')
  expect(audit).toMatchObject({ by: company.owner.memberId, subject: requested.body.exportId })
})

test('a member exports the data about themselves', async () => {
  type Own = { items: Record<string, Record<string, unknown>[]>; nextCursor?: string }
  const { status: answered, body } = await cloud.get<Own>('/v1/me/export', company.worker.token)
  expect(answered).toBe(200)
  expect(body.items['members']).toMatchObject([{ memberId: company.worker.memberId, email: company.worker.email }])
  expect(body.items['positions']).toHaveLength(30)
  expect(body.items['shifts']).toMatchObject([{ note: 'Canary of a note' }])
  expect(JSON.stringify(body)).not.toContain('Carla')
  expect(body.nextCursor).toBeUndefined()
})

test('an export of the account is for owners only', async () => {
  for (const { token } of [company.office, company.worker]) {
    expect(await cloud.post('/v1/account/exports', undefined, token)).toMatchObject({ status: 403 })
  }
})

test('an export whose function is killed while a call hangs is finished later', async () => {
  await cloud.fault({ service: 's3', action: 'UploadPart', error: 'hang', rate: 1 })
  const { body } = await ask(company)
  await wait(3_000)
  await cloud.kill()
  await cloud.restart()
  expect((await show(company, body.exportId)).status).toBe('running')
  await cloud.advance('PT5M')
  await status(company, body.exportId).toBe('ready')
})

test('a link expires after 24 hours, and no new one is issued', async () => {
  const { body } = await ask(company)
  await status(company, body.exportId).toBe('ready')
  const { url = '' } = await show(company, body.exportId)
  expect((await fetch(url)).status).toBe(200)
  await cloud.advance('PT24H1M')
  expect((await fetch(url)).status).toBe(403)
  expect(await show(company, body.exportId)).toMatchObject({ status: 'expired' })
  expect(await show(company, body.exportId)).not.toHaveProperty('url')
})

test('an account that is erased during its export leaves no file, no upload and no row', async () => {
  await cloud.fault({ service: 's3', action: 'UploadPart', error: 'hang', rate: 1 })
  await ask(company)
  await wait(3_000)
  expect(openUploads()).toHaveLength(1)
  const fenced = await cloud.delete('/v1/account', { confirm: company.name }, company.owner.token)
  expect(fenced.status).toBe(202)
  await cloud.clearFaults()
  const link = new URL((fenced.body as { statusUrl: string }).statusUrl)
  const done = async () => {
    await cloud.advance('PT3M')
    return (await cloud.get<{ status: string }>(link.pathname + link.search)).body.status
  }
  await expect.poll(done, { timeout: 90_000, interval: 2_000 }).toBe('erased')
  expect(await objectsOf(company)).toEqual([])
  expect(openUploads()).toEqual([])
  const rows = (await cloud.scanTable()).filter((row) => JSON.stringify(row).includes(company.accountId))
  expect(rows.map(({ type }) => type?.['S'])).toEqual(['erasure'])
})

test('no function was denied a right, and no log contains a canary', async () => {
  for (const { name, denied } of await cloud.functions()) expect([name, denied]).toEqual([name, []])
  expect(cloud.logs()).not.toMatch(/canary/i)
})

/** Incomplete uploads, read from the engine's state folder. */
function openUploads(): string[] {
  const journal = readFileSync(`${cloud.state}/uploads.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const ended = new Set(journal.map(({ ended: uploadId }) => uploadId))
  return journal.flatMap(({ uploadId }) => (uploadId !== undefined && !ended.has(uploadId) ? [uploadId] : []))
}
