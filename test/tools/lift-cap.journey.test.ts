import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompany } from '../support/company.ts'
import { liftCap } from '../support/lift-cap.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('the operator sets the SMS a day of one account, and its owner sees it in the audit trail', async () => {
  const { accountId, owner } = await openCompany(cloud, 'lifted')
  expect(await liftCap(cloud, '--account', accountId, '--texts-per-day', '2000')).toEqual({
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
  expect(await liftCap(cloud, '--account', accountId, '--reset')).toMatchObject({ code: 0 })
})

test('a wrong account or a wrong use is one line and a non-zero exit', async () => {
  expect(await liftCap(cloud, '--account', 'unknown', '--texts-per-day', '5')).toMatchObject({ code: 1 })
  expect(await liftCap(cloud, '--account', 'unknown')).toMatchObject({ code: 2 })
  expect(await liftCap(cloud, '--account', 'unknown', '--texts-per-day', 'many')).toMatchObject({ code: 2 })
})
