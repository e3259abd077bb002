import type { TokenSource } from './token-source.ts'

export type Fetch = (request: Request) => Promise<Response>

/** Looked up at each call, so that a polyfill may come later. */
export const platformFetch: Fetch = (request) => globalThis.fetch(request)

/** Adds the access token. A 401 is answered once with another token; a second 401 is the caller's. */
export function authorizedFetch(tokenOf: TokenSource, send: Fetch = platformFetch): Fetch {
  const sendWith = (request: Request, token: string) => {
    request.headers.set('authorization', `Bearer ${token}`)
    return send(request)
  }
  return async (given) => {
    const request = isRead(given) ? given : new Request(given, { redirect: 'error' })
    const again = request.clone()
    const token = await tokenOf()
    const response = await sendWith(request, token)
    return response.status === 401 ? sendWith(again, await tokenOf(token)) : response
  }
}

/** A redirect of a read leads to a large answer that is stored elsewhere; one of a write would carry the body along. */
const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD'
