import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { RouteShape } from './route.ts'

type Result = APIGatewayProxyStructuredResultV2

/** Whether a client may name its copy in `If-None-Match`. Pages are read by browsers, which keep no copy of ours. */
export function hasEtag({ method, path, hasShortLivedLink }: RouteShape): boolean {
  return method === 'GET' && path.startsWith('/v1/') && hasShortLivedLink !== true
}

/**
 * With an `ETag`; 304 without a body if the client has the same (RFC 9110, 13.1.2). It spares the transfer only: the handler has
 * run, so a caller who may no longer read it was refused, and a view is audited. Weak, since a gzip body has the same.
 */
export function conditional(route: RouteShape, response: Result, { headers: sent }: APIGatewayProxyEventV2): Result {
  const { statusCode, headers = {}, body } = response
  if (!hasEtag(route) || statusCode !== 200 || body === undefined) return response
  const hash = createHash('sha256').update(tagged(body, route)).digest('base64url')
  const etag = `W/"${hash.slice(0, characters)}"`
  if (!names(sent['if-none-match'], etag)) return { ...response, headers: { ...headers, etag } }
  const kept = Object.entries(headers).filter(([name]) => ofNotModified.includes(name))
  return { statusCode: 304, headers: { ...Object.fromEntries(kept), etag } }
}

function tagged(body: string, { untagged }: RouteShape): string {
  if (!untagged) return body
  const fields = Object.entries(JSON.parse(body) as object)
  return JSON.stringify(fields.filter(([name]) => !untagged.includes(name)))
}

/** Of base64, 132 bits: two bodies that differ never have the same. */
const characters = 22
/** What a 304 repeats of the headers of a 200; the others describe the body. */
const ofNotModified: readonly string[] = ['cache-control', 'vary']

/** Compares weakly: whether a proxy has made it strong does not matter. */
function names(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch?.trim() === '*') return true
  const tags: readonly string[] = ifNoneMatch?.match(/"[^"]*"/g) ?? []
  return tags.includes(etag.slice('W/'.length))
}
