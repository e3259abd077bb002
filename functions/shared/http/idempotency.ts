import { createHash } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { clock, toTtl } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Principal } from '../identity/principal.ts'
import { idempotencyKey } from '../keys.ts'
import { describeError, log } from '../log.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import type { Table } from '../table/table.ts'
import type { Response } from './route.ts'

const keptMilliseconds = 24 * 3_600_000
/** Longer than a request function can live: a first request older than this has died and may be made again. */
const runningMilliseconds = 30_000

/** What was asked with one `Idempotency-Key`, and what was answered: sealed, since answers hold personal data. */
export const IdempotencyItem = defineItem({
  type: 'idempotency',
  until: '24 hours',
  readable: 'hashes of the key and of the request; whom the answer is about, by id',
  key: (accountId, item) => idempotencyKey(accountId, item.keyHash),
  clear: z.object({
    keyHash: z.string(),
    requestHash: z.string(),
    state: z.enum(['running', 'done']),
    since: z.int(),
    expiresAt: z.int(),
    /** Customers and members whom the answer is about, by their ids: it goes with them. */
    about: z.array(z.string()).optional(),
  }),
  personal: z.object({ answer: z.unknown().meta({ why: 'a request that is repeated gets the same answer' }) }),
})

const sha256 = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex')

/**
 * Runs `work` once per key, member and route within 24 hours. Throws 409 while the first runs, 422 for another body.
 * Only successes are kept: what failed may be tried again with the same key.
 */
export async function onceByKey(
  table: Table,
  caller: Principal,
  event: APIGatewayProxyEventV2,
  work: () => Promise<Response>,
): Promise<Response> {
  const now = clock()
  const keyHash = sha256(caller.memberId, event.routeKey, event.rawPath, event.headers['idempotency-key'] ?? '')
  const requestHash = sha256(event.rawQueryString, event.body ?? '')
  const times = { since: now, expiresAt: now + keptMilliseconds }
  const keep = async (state: 'running' | 'done', answer: Response | null) => {
    const about = whomItIsAbout(event, answer)
    const kept = { keyHash, requestHash, state, ...times, about, answer }
    return table.row(IdempotencyItem, caller.accountId, kept, { ttl: toTtl(times.expiresAt) })
  }
  const claim = new PutCommand({
    TableName: table.name,
    Item: await keep('running', null),
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now OR (#state = :running AND since <= :dead)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':now': now, ':running': 'running', ':dead': now - runningMilliseconds },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  const earlier = await table.tryWrite(
    () => table.send(claim).then(() => undefined),
    (row) => (row ? table.item(IdempotencyItem, row) : undefined),
  )
  if (earlier) return replay(await earlier, requestHash)
  const put = (Item: Record<string, unknown>) => table.send(new PutCommand({ TableName: table.name, Item }))
  const answer = await work().catch(async (error: unknown) => {
    await put({ ...(await keep('running', null)), since: 0 }).catch(report)
    throw error
  })
  // it is done: told otherwise, whoever asked would have it done again
  await keep('done', answer).then(put).catch(report)
  return answer
}

function report(error: unknown): void {
  log('warn', 'idempotency_result_not_stored', describeError(error))
}

function replay(earlier: Item<typeof IdempotencyItem>, requestHash: string): Response {
  if (earlier.requestHash !== requestHash) throw new AppError('idempotency_key_reused')
  if (earlier.state === 'running') throw new AppError('idempotency_in_progress')
  return earlier.answer as Response
}

/** The ids in the path and those of customers and members that the answer names. */
function whomItIsAbout({ pathParameters }: APIGatewayProxyEventV2, answer: Response | null): string[] | undefined {
  const named = JSON.stringify(answer?.body ?? null).matchAll(/"(?:customerId|memberId)":"([^"]+)"/g)
  const ids = [...Object.values(pathParameters ?? {}), ...Array.from(named, ([, id]) => id)]
  const about = [...new Set(ids.filter((id) => id !== undefined))]
  return about.length > 0 ? about : undefined
}
