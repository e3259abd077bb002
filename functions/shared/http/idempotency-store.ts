import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { toTtl } from '../clock.ts'
import { idempotencyKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import type { Table } from '../table/table.ts'

export const IdempotencyItem = defineItem({
  type: 'idempotency',
  until: '24 hours',
  readable: 'keyed hashes of the key and of the request; ids of the people that the response is about',
  key: (accountId, item) => idempotencyKey(accountId, item.keyHash),
  clear: z.object({
    keyHash: z.string(),
    requestHash: z.string(),
    state: z.enum(['running', 'done']),
    since: z.int(),
    expiresAt: z.int(),
    /** Ids of customers and members in the response: erasing one of them deletes this row. */
    about: z.array(z.string()).optional(),
  }),
  personal: z.object({
    response: z
      .unknown()
      .meta({ why: 'a repeated request gets the same response, but for secrets that are shown once' }),
  }),
})

export type StoredRequest = Item<typeof IdempotencyItem>

export function idempotencyStore(table: Table, accountId: string) {
  const row = (request: StoredRequest) =>
    table.row(IdempotencyItem, accountId, request, { ttl: toTtl(request.expiresAt) })

  return {
    /** Returns an earlier request with the same key, unless it expired or has been running since before `deadSince`. */
    async claimRequest(request: StoredRequest, now: number, deadSince: number): Promise<StoredRequest | undefined> {
      const claim = new PutCommand({
        TableName: table.name,
        Item: await row(request),
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now OR (#state = :running AND since <= :dead)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':now': now, ':running': 'running', ':dead': deadSince },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      return table.tryWrite(
        () => table.send(claim).then(() => undefined),
        async (earlier) => (earlier ? table.item(IdempotencyItem, earlier) : undefined),
      )
    },

    async putRequest(request: StoredRequest): Promise<void> {
      await table.send(new PutCommand({ TableName: table.name, Item: await row(request) }))
    },
  }
}
