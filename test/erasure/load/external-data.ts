import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { callEngine } from '../../../local/engines/call.ts'
import type { LocalCloud, Row } from '../../support/local-cloud.ts'

export const typeOf = (row: Row) => String(row['type']?.['S'] ?? '')

/** Sorts attributes, since the engine returns them in any order. */
export function bytesOf(row: Row): string {
  return JSON.stringify(row, (_name, value: unknown) =>
    value instanceof Object && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value,
  )
}

/** Rows of an account and pointers to it, but not its erasure. */
export function rowsOf(accountId: string, rows: readonly Row[]): Row[] {
  return rows.filter((row) => typeOf(row) !== 'erasure' && JSON.stringify(row).includes(accountId))
}

export function countsOf(rows: readonly Row[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const type of rows.map(typeOf)) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

/** Files and incomplete uploads of an account, read from the S3 engine. */
export async function filesOf(cloud: LocalCloud, accountId: string): Promise<string[]> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const endpoint = cloud.output('s3Endpoint')
  const client = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true })
  const within = { Bucket: cloud.output('bucketName'), Prefix: `exports/${accountId}/` }
  const { Contents = [] } = await client.send(new ListObjectsV2Command(within))
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand(within))
  client.destroy()
  return [...Contents, ...Uploads].flatMap(({ Key }) => Key ?? [])
}

export async function loginsOf(cloud: LocalCloud): Promise<string[]> {
  type Response = { Users: { Attributes: { Name: string; Value: string }[] }[] }
  const input = { UserPoolId: cloud.output('userPoolId') }
  const action = 'AWSCognitoIdentityProviderService.ListUsers'
  const { Users } = await callEngine<Response>(cloud.output('cognitoEndpoint'), 'cognito-idp', action, input)
  return Users.map(({ Attributes }) => Attributes.find(({ Name }) => Name === 'sub')?.Value ?? '')
}

/** Non-empty queues with their number of messages, delayed and invisible ones included. */
export async function inQueues(cloud: LocalCloud): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const QueueUrl of await queuesOf(cloud, false)) {
    const input = { QueueUrl, AttributeNames: ['All'] }
    const { Attributes } = await sqs<{ Attributes: Record<string, string> }>(cloud, 'GetQueueAttributes', input)
    const states = ['', 'NotVisible', 'Delayed'].map((state) => Attributes[`ApproximateNumberOfMessages${state}`])
    const count = states.reduce((sum, each) => sum + Number(each ?? 0), 0)
    if (count > 0) counts[QueueUrl.split('/').at(-1) ?? ''] = count
  }
  return counts
}

/** Bodies of messages in the dead-letter queues. */
export async function deadLetters(cloud: LocalCloud): Promise<string[]> {
  type Received = { Messages?: { Body: string }[] }
  const bodies: string[] = []
  for (const QueueUrl of await queuesOf(cloud, true)) {
    const { Messages = [] } = await sqs<Received>(cloud, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })
    bodies.push(...Messages.map(({ Body }) => Body))
  }
  return bodies
}

function sqs<Response>(cloud: LocalCloud, action: string, input: object): Promise<Response> {
  return callEngine<Response>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
}

async function queuesOf(cloud: LocalCloud, ofDeadLetters: boolean): Promise<string[]> {
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>(cloud, 'ListQueues', {})
  return QueueUrls.filter((url) => url.includes('DeadLetters') === ofDeadLetters)
}
