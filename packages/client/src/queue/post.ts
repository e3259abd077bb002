import type { Fetch } from '../authorized-fetch.ts'
import { inTime } from '../in-time.ts'
import { jsonObject } from '../json-object.ts'
import { SignInRequired } from '../token-source.ts'
import type { Batch } from './request.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export type Api = { readonly baseUrl: string; readonly fetch: Fetch; readonly timeoutMilliseconds: number }

export type Posted = { readonly verdict: Verdict; readonly retryAfter?: string | null }

/** Sends what a request takes. No network, no answer in time and no token yet are a wait. */
export async function post(batch: Batch, { baseUrl, fetch, timeoutMilliseconds }: Api): Promise<Posted> {
  const address = baseUrl.replace(/\/$/, '') + batch.path
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(batch.body) }
  try {
    return await inTime(timeoutMilliseconds, async (signal) => {
      const response = await fetch(new Request(address, { ...init, signal }))
      const verdict = verdictOf(response.status, jsonObject(await response.text()), batch)
      return { verdict, retryAfter: response.headers.get('retry-after') }
    })
  } catch (error) {
    return { verdict: { does: 'wait', because: error instanceof SignInRequired ? 'sign_in' : 'unavailable' } }
  }
}
