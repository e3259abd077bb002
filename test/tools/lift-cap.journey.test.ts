import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

const tool = join(import.meta.dirname, '../../tools/lift-cap.ts')

function liftCap(...more: string[]): Promise<{ code: number; output: string }> {
  const names = ['--table', cloud.output('tableName'), '--key-table', cloud.output('keyTableName')]
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: cloud.output('awsEndpoint'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'any',
  }
  const args = [tool, ...names, '--root-key', cloud.output('rootKeyArn'), ...more]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}`.trim() }),
    )
  })
}

test('the operator sets the SMS a day of one account, and its owner sees it in the audit trail', async () => {
  const { accountId, owner } = await openCompany(cloud, 'lifted')
  expect(await liftCap('--account', accountId, '--texts-per-day', '2000')).toEqual({
    code: 0,
    output: 'The account may send 2000 SMS a day.',
  })
  const row = (await cloud.scanTable()).find(
    ({ type, accountId: id }) => type?.['S'] === 'account' && id?.['S'] === accountId,
  )
  expect(row?.['textsPerDay']).toEqual({ N: '2000' })
  const audit = await cloud.get<{ items: object[]; verified: boolean }>('/v1/account/audit', owner.token)
  expect(audit.body).toMatchObject({ verified: true })
  expect(audit.body.items[0]).toMatchObject({
    action: 'account.cap-changed',
    by: 'operator',
    details: { textsPerDay: 2_000 },
  })
  expect(await liftCap('--account', accountId, '--reset')).toMatchObject({ code: 0 })
})

test('a wrong account or a wrong use is one line and a non-zero exit', async () => {
  expect(await liftCap('--account', 'unknown', '--texts-per-day', '5')).toMatchObject({ code: 1 })
  expect(await liftCap('--account', 'unknown')).toMatchObject({ code: 2 })
  expect(await liftCap('--account', 'unknown', '--texts-per-day', 'many')).toMatchObject({ code: 2 })
})
