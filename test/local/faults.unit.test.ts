import { expect, test } from 'vitest'
import { faultAnswer } from '../../local/aws/faults.ts'
import type { AwsRequest } from '../../local/aws/request.ts'

const batch = { table: [{ DeleteRequest: { Key: { pk: { S: 'a' } } } }] }
const asked = (action: string) =>
  ({ service: 'dynamodb', action, input: { RequestItems: batch } }) as unknown as AwsRequest
const answered = (action: string) => {
  const answer = faultAnswer('unprocessed', asked(action))
  return answer === 'lost' ? answer : { status: answer.status, body: JSON.parse(String(answer.body)) }
}

test('a batch that is left unprocessed is handed back whole, as DynamoDB does it', () => {
  expect(answered('BatchWriteItem')).toEqual({ status: 200, body: { UnprocessedItems: batch } })
  expect(answered('BatchGetItem')).toEqual({ status: 200, body: { Responses: {}, UnprocessedKeys: batch } })
})

test('a call that is no batch cannot be left so, and fails', () => {
  expect(answered('PutItem')).toMatchObject({ status: 500 })
})
