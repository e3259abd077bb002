import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, type Row, startLocalCloud } from '../support/local-cloud.ts'

const tool = fileURLToPath(new URL('../../tools/replay-erasures.ts', import.meta.url))
let folder: string
let cloud: LocalCloud
let leaver: Company
let neighbour: Company
let link: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-replay-'))
  cloud = await startLocalCloud({ state: join(folder, 'state') })
  leaver = await openCompany(cloud, 'leaver')
  neighbour = await openCompany(cloud, 'neighbour')
}, 120_000)
afterAll(async () => {
  await cloud?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const tables = (place: string) => readdirSync(place).filter((name) => name.startsWith('dynamodb.sqlite'))
/** Replaces the engine's database files. */
function copy(from: string, to: string): void {
  for (const name of tables(to)) rmSync(join(to, name))
  for (const name of tables(from)) cpSync(join(from, name), join(to, name))
}
const rowsOf = async ({ accountId }: Company) => {
  const rows = [await cloud.scanTable(), await cloud.scanTable(cloud.output('keyTableName'))].flat()
  return rows.filter(
    (row: Row) => JSON.stringify(row).includes(accountId) && !row['pk']?.['S']?.toString().startsWith('erasure#'),
  )
}

function replay(): Promise<{ code: number | null; output: string }> {
  const given = ['table', 'key-table', 'bucket'].flatMap((name, index) => [
    `--${name}`,
    cloud.output(['tableName', 'keyTableName', 'bucketName'][index] ?? ''),
  ])
  const env = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'operator',
    AWS_ENDPOINT_URL_DYNAMODB: cloud.output('dynamoDbEndpoint'),
    AWS_ENDPOINT_URL_S3: cloud.output('s3Endpoint'),
  }
  const child = spawn(process.execPath, [tool, ...given], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })))
}

test('an account is erased, its tables are restored from before, and one command erases it again (erasure rule 11)', async () => {
  await cloud.stop()
  copy(join(folder, 'state'), folder)
  await cloud.restart()

  const asked = await cloud.delete<{ statusUrl: string }>('/v1/account', { confirm: leaver.name }, leaver.owner.token)
  const { pathname, search } = new URL(asked.body.statusUrl)
  link = pathname + search
  const status = async () => (await cloud.get<{ status: string }>(link)).body?.status
  await expect.poll(status, { timeout: 120_000, interval: 500 }).toBe('erased')
  expect(await rowsOf(leaver)).toEqual([])

  await cloud.stop()
  copy(folder, join(folder, 'state'))
  await cloud.restart()
  expect((await rowsOf(leaver)).length).toBeGreaterThan(5)
  const before = await rowsOf(neighbour)

  const { code, output } = await replay()
  expect([code, output]).toEqual([0, expect.stringMatching(/1 finished erasures replayed, \d+ rows deleted/)])
  expect(await rowsOf(leaver)).toEqual([])
  expect(await rowsOf(neighbour)).toEqual(before)
  expect(await status()).toBe('erased')
  expect(await cloud.get('/v1/me', leaver.owner.token)).toMatchObject({ body: { code: 'no_account' } })
  expect(await cloud.get('/v1/me', neighbour.owner.token)).toMatchObject({ status: 200 })
  expect((await replay()).output).toMatch(/ 0 rows deleted/)
})
