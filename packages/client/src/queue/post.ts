import type { Fetch } from '../authorized-fetch.ts'
import { SignInRequired } from '../token-source.ts'
import type { Batch } from './request.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export type Api = { readonly baseUrl: string; readonly fetch: Fetch; readonly timeoutMilliseconds: number }

export type Posted = { readonly verdict: Verdict; readonly retryAfter?: string | null }

/** Sends what a request takes. No network, no answer in time and no token yet are a wait. */
export async function post({ path, body }: Batch, { baseUrl, fetch, timeoutMilliseconds }: Api): Promise<Posted> {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  // also of a token that does not come, and where a request cannot be aborted
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort()
      reject(new Error('no answer in time'))
    }, timeoutMilliseconds)
  })
  const headers = { 'content-type': 'application/json' }
  try {
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: abort.signal }
    const response = await Promise.race([fetch(new Request(baseUrl.replace(/\/$/, '') + path, init)), timeout])
    const verdict = verdictOf(response.status, jsonOf(await Promise.race([response.text(), timeout])))
    return { verdict, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    return { verdict: { does: 'wait', because: error instanceof SignInRequired ? 'sign_in' : 'unavailable' } }
  } finally {
    clearTimeout(timer)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
