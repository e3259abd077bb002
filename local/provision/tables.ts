import * as z from 'zod'
import { callEngine, EngineError } from '../engines/call.ts'
import type { Deployment, Resource } from '../stacks/deployment.ts'

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }))
const Index = z.object({ IndexName: z.string(), KeySchema, Projection: z.record(z.string(), z.json()) })
const TableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
})

export type Table = { name: string; keys: string[]; ttl?: string }

/** Creates missing tables and adds new indexes. */
export async function provideTables(url: string, deployment: Deployment): Promise<Table[]> {
  const tables = deployment.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
  return await Promise.all(tables.map((table) => provide(url, table)))
}

async function provide(url: string, { ref: name, properties }: Resource): Promise<Table> {
  const { TimeToLiveSpecification: ttl, ...schema } = TableProperties.parse(properties)
  const call = (action: string, input: object) =>
    callEngine(url, 'dynamodb', `DynamoDB_20120810.${action}`, { TableName: name, ...input })
  try {
    await call('CreateTable', { ...schema, BillingMode: 'PAY_PER_REQUEST' })
    if (ttl?.Enabled) await call('UpdateTimeToLive', { TimeToLiveSpecification: ttl })
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'ResourceInUseException')) throw error
    await addIndexes(call, schema)
  }
  const keys = schema.KeySchema.map(({ AttributeName }) => AttributeName)
  return { name, keys, ...(ttl?.Enabled && ttl.AttributeName ? { ttl: ttl.AttributeName } : {}) }
}

async function addIndexes(
  call: (action: string, input: object) => Promise<unknown>,
  {
    AttributeDefinitions,
    GlobalSecondaryIndexes = [],
  }: Omit<z.infer<typeof TableProperties>, 'TimeToLiveSpecification'>,
): Promise<void> {
  const { Table } = (await call('DescribeTable', {})) as { Table: { GlobalSecondaryIndexes?: { IndexName: string }[] } }
  const known = new Set(Table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName))
  for (const index of GlobalSecondaryIndexes.filter(({ IndexName }) => !known.has(IndexName)))
    await call('UpdateTable', { AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] })
}
