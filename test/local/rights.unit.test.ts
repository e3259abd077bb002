import { expect, test } from 'vitest'
import type { AwsRequest } from '../../local/aws/request.ts'
import { evaluator } from '../../local/rights/evaluate.ts'
import { type Role, readRoles, unknownConditions } from '../../local/rights/policies.ts'
import type { Known } from '../../local/rights/required-permission.ts'
import { requiredPermissionsOf } from '../../local/rights/required-permissions.ts'
import { deploy } from '../../local/stacks/deployment.ts'
import { type Json, Template } from '../../local/stacks/template.ts'

const known: Known = {
  partitionKey: (table, index) => (index === undefined ? { T: 'pk', U: 'pk' }[table] : 'dueShard'),
  keyArn: () => 'arn:aws:kms:us-east-1:000000000000:key/k',
  poolArn: (pool) => `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`,
}
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/T'

function asks(
  service: AwsRequest['service'],
  action: string,
  input: Record<string, Json>,
  more: Partial<AwsRequest> = {},
) {
  const request = {
    service,
    action,
    input,
    accessKeyId: 'a',
    method: 'POST',
    url: new URL('http://aws/'),
    headers: {},
    body: Buffer.of(),
  }
  return requiredPermissionsOf({ ...request, ...more }, known).map(({ action, resource, context }) => [
    action,
    resource,
    context['dynamodb:LeadingKeys'] ?? [],
  ])
}

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 's' } })

test('a transaction needs the right of each of its parts, on the partition of each', () => {
  const TransactItems = [
    { Put: { TableName: 'T', Item: key('a') } },
    { Update: { TableName: 'T', Key: key('b') } },
    { Delete: { TableName: 'T', Key: key('c') } },
    { ConditionCheck: { TableName: 'T', Key: key('d') } },
  ]
  expect(asks('dynamodb', 'TransactWriteItems', { TransactItems })).toEqual([
    ['dynamodb:PutItem', table, ['a']],
    ['dynamodb:UpdateItem', table, ['b']],
    ['dynamodb:DeleteItem', table, ['c']],
    ['dynamodb:ConditionCheckItem', table, ['d']],
  ])
})

test('a batch needs its own right, for all of its partitions at once', () => {
  const RequestItems = { T: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }] }
  expect(asks('dynamodb', 'BatchWriteItem', { RequestItems })).toEqual([['dynamodb:BatchWriteItem', table, ['a', 'b']]])
})

test('a query is asked for by the partition that its condition names, and an index by its own', () => {
  const query = {
    TableName: 'T',
    KeyConditionExpression: '#p = :p AND sk > :s',
    ExpressionAttributeNames: { '#p': 'pk' },
  }
  const values = { ExpressionAttributeValues: { ':p': { S: 'mine' }, ':s': { S: '0' } } }
  expect(asks('dynamodb', 'Query', { ...query, ...values })).toEqual([['dynamodb:Query', table, ['mine']]])
  const index = {
    TableName: 'T',
    IndexName: 'due',
    KeyConditionExpression: 'dueShard=:d',
    ExpressionAttributeValues: { ':d': { S: '3' } },
  }
  expect(asks('dynamodb', 'Query', index)).toEqual([['dynamodb:Query', `${table}/index/due`, ['3']]])
  expect(asks('dynamodb', 'Scan', { TableName: 'T' })).toEqual([['dynamodb:Scan', table, []]])
})

test('a call that cannot be read is asked for as itself, on everything', () => {
  expect(asks('dynamodb', 'ExecuteStatement', { Statement: 'select' })).toEqual([
    ['dynamodb:ExecuteStatement', '*', []],
  ])
})

const content = { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } }
test.each([
  [{ Simple: content }, ['ses:SendEmail']],
  [{ Simple: { ...content, Attachments: [] } }, ['ses:SendEmail']],
  [{ Simple: { ...content, Attachments: [{ FileName: 'a.ics' }] } }, ['ses:SendEmail', 'ses:SendRawEmail']],
  [{ Raw: { Data: 'x' } }, ['ses:SendEmail', 'ses:SendRawEmail']],
])('an email of %j needs %j', (Content, expected) => {
  const email = { FromEmailAddress: 'Us <no-reply@x.test>', Destination: { ToAddresses: ['a@x.test'] }, Content }
  const identity = 'arn:aws:ses:us-east-1:000000000000:identity/x.test'
  expect(asks('ses', 'SendEmail', email).map((each) => each.slice(0, 2))).toEqual(
    expected.map((action) => [action, identity]),
  )
})

test.each([
  ['PutObject', '/b/a%20b/c', '', ['s3:PutObject', 'arn:aws:s3:::b/a b/c']],
  ['HeadObject', '/b/k', '', ['s3:GetObject', 'arn:aws:s3:::b/k']],
  ['DeleteObject', '/b/k?versionId=1', '', ['s3:DeleteObjectVersion', 'arn:aws:s3:::b/k']],
  ['ListObjectsV2', '/b?prefix=x', '', ['s3:ListBucket', 'arn:aws:s3:::b']],
  ['DeleteObjects', '/b?delete', '<Object><Key>a&amp;b</Key></Object>', ['s3:DeleteObject', 'arn:aws:s3:::b/a&b']],
])('%s of S3 needs %j', (action, path, body, expected) => {
  const [asked] = asks('s3', action, {}, { url: new URL(path, 'http://aws'), body: Buffer.from(body) })
  expect(asked?.slice(0, 2)).toEqual(expected)
})

function role(...Statement: Record<string, Json>[]): Role {
  const Resources = {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Version: '2012-10-17', Statement } },
    },
  }
  const roles = readRoles(
    deploy([{ name: 'S', protected: false, template: Template.parse({ Resources }), assets: new Map() }], {
      api: '',
      aws: '',
      cognito: '',
    }),
  )
  return roles.get('arn:aws:iam::000000000000:role/S-Role') ?? expect.unreachable()
}
const allow = (Action: Json, Resource: Json, more: Record<string, Json> = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const text = { action: 'sns:Publish', resource: 'phone', context: {} }
const topic = 'arn:aws:sns:us-east-1:000000000000:topic'

test.each([
  ['a role for everything', role(allow('sns:Publish', '*')), true],
  ['a role for one topic', role(allow('sns:Publish', topic)), false],
  ['a role for all topics', role(allow('sns:Publish', 'arn:aws:sns:*:*:*')), false],
  [
    'a role for everything but topics',
    role(allow('sns:Publish', '*'), { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' }),
    true,
  ],
  [
    'a role for everything that is denied everything',
    role(allow('sns:Publish', '*'), { Effect: 'Deny', Action: 'sns:*', Resource: '*' }),
    false,
  ],
  [
    'a role for all that is no topic',
    role({ Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' }),
    true,
  ],
  ['a role for other things', role(allow('sqs:SendMessage', '*')), false],
])('texts: %s', async (_, who, allowed) => {
  expect(await evaluator()(who, text)).toBe(allowed)
})

test('a denied topic stays denied to a role that may text', async () => {
  const who = role(allow('sns:Publish', '*'), { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' })
  expect(await evaluator()(who, { ...text, resource: topic })).toBe(false)
})

test('a right bound to partitions holds for these only, all of them', async () => {
  const bound = role(
    allow('dynamodb:PutItem', table, {
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#shift'] } },
    }),
  )
  const put = (keys: string[]) =>
    evaluator()(bound, { action: 'dynamodb:PutItem', resource: table, context: { 'dynamodb:LeadingKeys': keys } })
  expect(await put(['a#shift'])).toBe(true)
  expect(await put(['a#shift', 'a#customer'])).toBe(false)
})

test('a wildcard in what is asked for is never allowed', async () => {
  expect(
    await evaluator()(role(allow('dynamodb:*', '*')), { action: 'dynamodb:PutItem', resource: '*', context: {} }),
  ).toBe(false)
})

test('a condition that no call tells here is found, for it would be judged wrongly', () => {
  const strange = role(allow('dynamodb:PutItem', table, { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc' } } }))
  expect(unknownConditions(strange)).toEqual(['aws:SourceVpc'])
})
