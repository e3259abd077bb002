import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { thingsOf } from '../../functions/erasure/domain/things.ts'
import { cognitoOf, eventually, request } from '../client.ts'
import type { Cloud } from '../cloud.ts'
import { act, done, note, refused } from '../terminal.ts'
import { countOf } from '../words.ts'
import type { Company } from './people.ts'

type Requested = { erasureId: string; status: string; statusUrl: string }
type Status = { status: string; progress: Record<string, { found: number; erased: number }>; receipt?: unknown }

export type Left = { readonly rows: number; readonly logins: number }

const maxSeconds = 240

export async function leave(cloud: Cloud, company: Company): Promise<Left> {
  act('Evening: the owner deletes the account')
  const wrong = await company.owner.call('DELETE', '/v1/account', { confirm: 'Another company' })
  refused('Deleting the account under another name', String(wrong.body['code']))
  const before = await rowsNaming(cloud, company.accountId)
  const erasure = await company.owner.must<Requested>('DELETE', '/v1/account', { confirm: company.name })
  done('Olga types the company’s name and confirms', erasure.status)
  const locked = await company.worker.call('GET', '/v1/me')
  refused('Ana’s next request', String(locked.body['code']))
  note('Waiting, in real time, until every request that was in progress must have ended.')

  let shown = ''
  const erased = await eventually(
    'the erasure',
    async () => {
      const { body } = await request<Status>(cloud, 'GET', erasure.statusUrl)
      if (body.status !== shown) note(`… ${body.status}`)
      shown = body.status
      return body.status === 'erased' ? body : undefined
    },
    maxSeconds,
  )
  const groups = thingsOf(erased.progress, ({ found }) => found).map(
    ({ name, count }) => `${lowerFirst(name)}: ${count.erased}`,
  )
  done('Erased, with a receipt', groups.join(', '))

  const rows = await rowsNaming(cloud, company.accountId)
  const emails = [company.owner, company.office, company.worker].map(({ email }) => email)
  const logins = (await Promise.all(emails.map((email) => hasLogin(cloud, email)))).filter(Boolean).length
  done('A scan of all tables for the account', `${countOf(before, 'row')} before, ${countOf(rows, 'row')} now`)
  done('The logins of its people', `${emails.length} before, ${logins} now`)
  return { rows, logins }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Counts rows in any partition, without the record of the erasure itself. */
async function rowsNaming(cloud: Cloud, accountId: string): Promise<number> {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' }
  const client = new DynamoDBClient({
    endpoint: cloud.outputs['dynamoDbEndpoint'] ?? '',
    region: 'us-east-1',
    credentials,
  })
  let rows = 0
  for (const TableName of [cloud.outputs['tableName'], cloud.outputs['keyTableName']]) {
    for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
      rows += Items.filter(
        (item) => JSON.stringify(item).includes(accountId) && !item['pk']?.S?.startsWith('erasure#'),
      ).length
    }
  }
  return rows
}

async function hasLogin(cloud: Cloud, email: string): Promise<boolean> {
  return cognitoOf(cloud)
    .send(new AdminGetUserCommand({ UserPoolId: cloud.outputs['userPoolId'], Username: email }))
    .then(
      () => true,
      () => false,
    )
}
