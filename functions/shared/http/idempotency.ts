import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { clock } from '../clock.ts'
import { accountHash } from '../crypto/keyed-hash.ts'
import { AppError } from '../errors.ts'
import type { Principal } from '../identity/principal.ts'
import { describeError, log } from '../log.ts'
import type { Table } from '../table/table.ts'
import { idempotencyStore, type StoredRequest } from './idempotency-store.ts'
import type { Response } from './route.ts'

const retentionMilliseconds = 24 * 3_600_000
/** Longer than any request may run: one that still seems to run has died. */
const maxRunningMilliseconds = 30_000

/**
 * Runs `work` once per key, member and route within 24 hours. Failed requests can be repeated. Both hashes are keyed: clients
 * name their keys as they like, and a body holds little more than a phone. A replay lacks the fields in `shownOnce`.
 * @throws AppError `idempotency_in_progress` while the first request runs, `idempotency_key_reused` for another body
 */
export async function onceByKey(
  table: Table,
  caller: Principal,
  event: APIGatewayProxyEventV2,
  work: () => Promise<Response>,
  shownOnce: readonly string[] = [],
): Promise<Response> {
  const hashOf = (...parts: string[]) => accountHash(table, caller.accountId, 'idempotency', JSON.stringify(parts))
  const store = idempotencyStore(table, caller.accountId)
  const now = clock()
  const key = event.headers['idempotency-key'] ?? ''
  const keyHash = await hashOf('key', caller.memberId, event.routeKey, event.rawPath, key)
  const requestHash = await hashOf('request', event.rawQueryString, event.body ?? '')
  const stored = (state: 'running' | 'done', since: number, response: Response | null): StoredRequest => {
    const about = idsIn(event, response)
    return { keyHash, requestHash, state, since, expiresAt: now + retentionMilliseconds, about, response }
  }
  const earlier = await store.claimRequest(stored('running', now, null), now, now - maxRunningMilliseconds)
  if (earlier) return replay(earlier, requestHash)
  const response = await work().catch(async (error: unknown) => {
    // `since` 0 counts as dead, so that the next request with this key runs
    await store.putRequest(stored('running', 0, null)).catch(report)
    throw error
  })
  // the work is done: a failure here must not make the client repeat it
  await store.putRequest(stored('done', now, withoutFields(response, shownOnce))).catch(report)
  return response
}

function report(error: unknown): void {
  log('warn', 'idempotency_result_not_stored', describeError(error))
}

function withoutFields(response: Response, names: readonly string[]): Response {
  if (names.length === 0) return response
  const kept = Object.entries(response.body ?? {}).filter(([name]) => !names.includes(name))
  return { ...response, body: Object.fromEntries(kept) }
}

function replay(earlier: StoredRequest, requestHash: string): Response {
  if (earlier.requestHash !== requestHash) throw new AppError('idempotency_key_reused')
  if (earlier.state === 'running') throw new AppError('idempotency_in_progress')
  return earlier.response as Response
}

function idsIn({ pathParameters }: APIGatewayProxyEventV2, response: Response | null): string[] | undefined {
  const named = JSON.stringify(response?.body ?? null).matchAll(/"(?:customerId|memberId)":"([^"]+)"/g)
  const ids = [...Object.values(pathParameters ?? {}), ...Array.from(named, ([, id]) => id)]
  const about = [...new Set(ids.filter((id) => id !== undefined))]
  return about.length > 0 ? about : undefined
}
