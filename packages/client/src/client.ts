import createOpenapiClient, { type Client } from 'openapi-fetch'
import { authorizedFetch, type Fetch } from './authorized-fetch.ts'
import type { paths } from './openapi.ts'
import { secureAddress } from './secure-address.ts'
import type { TokenSource } from './token-source.ts'

export type * from './openapi.ts'
export { type Problem, problemOf } from './problem.ts'
export { SignInRequired, type TokenSource } from './token-source.ts'

export type FieldpostClient = Client<paths>

export type ClientOptions = {
  /** Of the API, such as `https://api.example.com`. */
  readonly baseUrl: string
  /** `session(…).token` of `@fieldpost/client/sign-in`, or your own. */
  readonly token: TokenSource
  readonly fetch?: Fetch
}

/**
 * Every operation of the API by method and path, with the types of its document. Each call returns `{data}` or `{error}`, and
 * `{response}`; it rejects when no answer came, or one that is not JSON, as of a hotspot, or with `SignInRequired`. A 401 is
 * answered once with another token; nothing else is repeated.
 * @throws TypeError with a `baseUrl` to which no token may go
 */
export function createClient({ baseUrl, token, fetch }: ClientOptions): FieldpostClient {
  return createOpenapiClient<paths>({
    baseUrl: secureAddress('baseUrl', baseUrl),
    fetch: authorizedFetch(token, fetch),
  })
}
