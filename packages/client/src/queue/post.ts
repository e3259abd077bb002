import type { Fetch } from '../authorized-fetch.ts'
import { SignInRequired } from '../token-source.ts'
import type { Batch } from './request.ts'
import { type Verdict, verdictOf } from './verdict.ts'

const timeoutMilliseconds = 60_000

export type Posted = { readonly verdict: Verdict; readonly retryAfter?: string | null }

/** Sends what a request takes. No network, no answer in time and no token yet are a wait. */
export async function post({ path, body }: Batch, baseUrl: string, send: Fetch): Promise<Posted> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMilliseconds)
  const headers = { 'content-type': 'application/json' }
  try {
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: abort.signal }
    const response = await send(new Request(baseUrl.replace(/\/$/, '') + path, init))
    const verdict = verdictOf(response.status, jsonOf(await response.text()))
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
