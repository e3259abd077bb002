import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { cognitoOf, eventually, request } from '../client.ts'
import type { Cloud } from '../cloud.ts'
import { act, done, note, refused } from '../terminal.ts'
import type { Company } from './people.ts'

type Requested = { erasureId: string; status: string; statusUrl: string }
type Status = { status: string; progress: Record<string, { found: number; erased: number }>; receipt?: unknown }

const patienceSeconds = 240

/** The owner leaves; a scan of the whole table, not our word, says what is left. Returns the rows left. */
export async function leave(cloud: Cloud, company: Company, mails: readonly string[]): Promise<number> {
  act('Evening: the owner deletes the account')
  const wrong = await company.owner.call('DELETE', '/v1/account', { confirm: 'Somebody else' })
  refused('Deleting it under another name', String(wrong.body['code']))
  const before = await rowsNaming(cloud, company.accountId)
  const erasure = await company.owner.must<Requested>('DELETE', '/v1/account', { confirm: company.name })
  done('Olga types the company’s name and confirms', erasure.status)
  const locked = await company.worker.call('GET', '/v1/me')
  refused('Ana’s next request', String(locked.body['code']))
  note('Waiting, in real time, until every request that was under way must have ended.')

  let shown = ''
  const erased = await eventually(
    'the erasure',
    async () => {
      const { body } = await request<Status>(cloud, 'GET', erasure.statusUrl)
      if (body.status !== shown) note(`… ${body.status}`)
      shown = body.status
      return body.status === 'erased' ? body : undefined
    },
    patienceSeconds,
  )
  const found = Object.entries(erased.progress).filter(([, count]) => count.found > 0)
  done('Erased, with a receipt', found.map(([type, count]) => `${count.erased} ${type}`).join(', '))

  const left = await rowsNaming(cloud, company.accountId)
  const logins = await Promise.all(mails.map((mail) => hasLogin(cloud, mail)))
  done('A scan of the whole table for the account', `${before} rows before, ${left} rows now`)
  done('Logins left', String(logins.filter(Boolean).length))
  return left + logins.filter(Boolean).length
}

/** Every row, in any partition, that names the account, but for the record of the erasure itself. */
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

async function hasLogin(cloud: Cloud, mail: string): Promise<boolean> {
  return cognitoOf(cloud)
    .send(new AdminGetUserCommand({ UserPoolId: cloud.outputs['userPoolId'], Username: mail }))
    .then(
      () => true,
      () => false,
    )
}
