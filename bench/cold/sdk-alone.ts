import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})
const TableName = process.env['TABLE_NAME'] ?? ''

export async function handler({ reads, writes }: { reads: number; writes: number }): Promise<void> {
  const Key = { pk: { S: 'bench#alone' }, sk: { S: 'row' } }
  for (let call = 0; call < reads; call += 1)
    await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
  for (let call = 0; call < writes; call += 1) {
    const values = { ':bytes': { B: new Uint8Array(400) }, ':at': { N: String(performance.now()) } }
    const UpdateExpression = 'SET bytes = :bytes, seenAt = :at'
    const update = { TableName, Key, UpdateExpression, ExpressionAttributeValues: values }
    if (call % 2 === 0) await client.send(new UpdateItemCommand(update))
    else await client.send(new PutItemCommand({ TableName, Item: { ...Key, bytes: values[':bytes'] } }))
  }
}
