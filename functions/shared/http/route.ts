import type * as z from 'zod'
import type { ErrorCode } from '../errors.ts'
import type { LoginClaims, Principal } from '../identity/principal.ts'

/** Who may call: anybody, any login, any member, office and owner, the owner only. */
export type Access = 'public' | 'login' | 'worker' | 'staff' | 'owner'

/**
 * One route of the contract, in one place: the schemas that parse its requests are those that openapi.json is made of.
 * `answers` holds a schema per success status (only declared fields leave), or a content type for what is not JSON.
 */
export type RouteShape = {
  readonly method: 'ANY' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** For a hot path: whether `body` would accept it, faster. What passes reaches the use case as it came. */
  readonly accepts?: (body: unknown) => boolean
  readonly bodyType?: 'json' | 'form' | 'csv'
  readonly responses: { readonly [status: number]: z.ZodType | { readonly contentType: string } | null }
  readonly refusals?: readonly ErrorCode[]
  /** Honours `Idempotency-Key`: for a POST that creates something and has no natural key. */
  readonly idempotent?: boolean
  /** Bytes of body accepted; 256 KB unless told. */
  readonly maxBytes?: number
  /** Reaches the use case though the account is fenced; for the erasure's own routes. */
  readonly allowWhileErasing?: boolean
}

export function route<const Shape extends RouteShape>(shape: Shape): Shape {
  return shape
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type Request<R extends RouteShape> = {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly body: Parsed<R['body']>
  readonly headers: { readonly [name: string]: string | undefined }
  readonly requestId: string
}

export type Caller<R extends RouteShape> = R['access'] extends 'public'
  ? undefined
  : R['access'] extends 'login'
    ? LoginClaims
    : Principal

export type AnyCaller = undefined | LoginClaims | Principal

/** What a use case answers with. A body that is a string goes out as it is, under `contentType`. */
export type Response = {
  readonly status: number
  readonly body?: unknown
  readonly contentType?: string
  readonly headers?: { readonly [name: string]: string }
}

export type Bound = {
  readonly route: RouteShape
  readonly run: (request: Request<RouteShape>, caller: AnyCaller) => Promise<Response>
}

/** Binds a route to its use case. The request is parsed by the route’s schemas and the caller admitted by its access before. */
export function bind<R extends RouteShape>(
  route: R,
  run: (request: Request<R>, caller: Caller<R>) => Promise<Response>,
): Bound {
  return { route, run: run as unknown as Bound['run'] }
}

export const ok = (body: unknown): Response => ({ status: 200, body })
export const created = (body: unknown): Response => ({ status: 201, body })
export const accepted = (body: unknown): Response => ({ status: 202, body })
export const noContent: Response = { status: 204 }
export const textResponse = (contentType: string, body: string, headers: Record<string, string> = {}): Response => ({
  status: 200,
  body,
  contentType,
  headers,
})
