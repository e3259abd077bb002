import * as z from 'zod'
import type { AwsRequest } from '../aws/request.ts'
import { arn } from '../stacks/arns.ts'
import { type Known, type RequiredPermission, unreadable } from './required-permission.ts'

const Value = z.record(z.string(), z.unknown())
const Attributes = z.record(z.string(), Value)
const Names = z.record(z.string(), z.string()).default({})
const Keyed = z.object({ TableName: z.string(), Key: Attributes.optional(), Item: Attributes.optional() })
const Asked = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().default(''),
  ExpressionAttributeNames: Names,
  ExpressionAttributeValues: Attributes.default({}),
})
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), Keyed)) })
const BatchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(z.record(z.string(), z.object({ Key: Attributes, Item: Attributes }).partial())),
  ),
})
const BatchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Attributes) })) })

const parts: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}

/** One per part of a transaction, one per table of a batch. */
export function dynamoDbPermissions({ action, input }: AwsRequest, known: Known): RequiredPermission[] {
  switch (action) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return Transaction.parse(input).TransactItems.flatMap((item) =>
        Object.entries(item).map(([part, keyed]) =>
          permission(parts[part] ?? part, keyed.TableName, keysOf([keyed], keyed.TableName, known)),
        ),
      )
    case 'BatchWriteItem':
      return Object.entries(BatchWrite.parse(input).RequestItems).map(([table, writes]) =>
        permission(
          action,
          table,
          keysOf(
            writes.flatMap((write) => Object.values(write)),
            table,
            known,
          ),
        ),
      )
    case 'BatchGetItem':
      return Object.entries(BatchGet.parse(input).RequestItems).map(([table, { Keys }]) =>
        permission(
          action,
          table,
          keysOf(
            Keys.map((Key) => ({ Key })),
            table,
            known,
          ),
        ),
      )
    case 'Query':
    case 'Scan': {
      const asked = Asked.parse(input)
      const key = known.partitionKey(asked.TableName, asked.IndexName)
      return [permission(action, asked.TableName, leadingKey(asked, key), asked.IndexName)]
    }
    default: {
      const keyed = Keyed.safeParse(input)
      if (!keyed.success) return unreadable(`dynamodb:${action}`)
      return [permission(action, keyed.data.TableName, keysOf([keyed.data], keyed.data.TableName, known))]
    }
  }
}

function permission(action: string, table: string, leadingKeys: string[], index?: string): RequiredPermission {
  const resource = table.startsWith('arn:') ? table : arn('dynamodb', `table/${table}`)
  return {
    action: `dynamodb:${action}`,
    resource: index ? `${resource}/index/${index}` : resource,
    context: leadingKeys.length > 0 ? { 'dynamodb:LeadingKeys': leadingKeys } : {},
  }
}

type Row = { Key?: z.infer<typeof Attributes> | undefined; Item?: z.infer<typeof Attributes> | undefined }

function keysOf(rows: readonly Row[], table: string, known: Known): string[] {
  const key = known.partitionKey(table)
  const values = rows.map(({ Key, Item }) => key && (Key ?? Item)?.[key])
  return [...new Set(values.flatMap((value) => (value ? [plain(value)] : [])))]
}

function leadingKey(asked: z.infer<typeof Asked>, key: string | undefined): string[] {
  for (const [, name = '', value = ''] of asked.KeyConditionExpression.matchAll(/([#\w.-]+)\s*=\s*(:[\w.-]+)/g)) {
    const found = asked.ExpressionAttributeValues[value]
    if ((asked.ExpressionAttributeNames[name] ?? name) === key && found) return [plain(found)]
  }
  return []
}

function plain(value: z.infer<typeof Value>): string {
  return String(Object.values(value)[0])
}
