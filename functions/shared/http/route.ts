import type * as z from 'zod'
import type { TextEncoding } from '../csv/decode-text.ts'
import type { ErrorCode } from '../errors.ts'
import type { LoginClaims, Principal } from '../identity/principal.ts'
import type { Coding } from './inflate.ts'

/** `login`: even without an account. Roles: members of at least this role. */
export type Access = 'public' | 'login' | 'worker' | 'staff' | 'owner'

/** A body that is sent as it is. */
export type TextBody = { readonly contentType: string }
/** JSON of a schema, or text. */
export type ResponseBody = z.ZodType | TextBody

/** The schemas parse requests, serialize responses and generate openapi.json. */
export type RouteShape = {
  readonly method: 'ANY' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** Under /v1 any other parameter is refused, except here: a phone app, or an email program that opens a link, may add its own. */
  readonly ignoresUnknownQuery?: boolean
  readonly body?: z.ZodType
  /** A fast equivalent of `body`. What passes reaches the use case unparsed. */
  readonly accepts?: (body: unknown) => boolean
  readonly bodyType?: 'json' | 'form' | 'csv'
  /** A form that is read whatever its Content-Type, and without one. */
  readonly takesAnyType?: boolean
  /** A response with a link that soon ends has no `ETag`: a client that keeps its copy would follow the old link. */
  readonly hasShortLivedLink?: boolean
  /** A GET that uses up what its link carries: it is not answered to HEAD, by which scanners of email look at links. */
  readonly isSingleUse?: boolean
  /** Fields of the answer that change with each request and say nothing new: its `ETag` leaves them out. */
  readonly untagged?: readonly string[]
  /** Of refusals only those that are no problems: pages, and what phone apps understand. */
  readonly responses: { readonly [status: number]: ResponseBody | readonly ResponseBody[] | null }
  readonly refusals?: readonly ErrorCode[]
  /** Supports `Idempotency-Key`: for a POST that creates something with a generated id. */
  readonly idempotent?: boolean
  /** Fields of a response that are never shown again: a replay by `Idempotency-Key` has none of them, nor what is stored for it. */
  readonly shownOnce?: readonly string[]
  /** Maximum body size; 256 KB by default. */
  readonly maxBytes?: number
  readonly allowWhileErasing?: boolean
  /** Served by `deviceHttp`: refusals are what a phone app understands, and none is a problem. */
  readonly isForDevices?: boolean
  /** Not in openapi.json: it serves what another route describes. */
  readonly isUndescribed?: boolean
}

export function route<const Shape extends RouteShape>(shape: Shape): Shape {
  return shape
}

/** Of one status; none where it has no body. */
export function bodiesOf({ responses }: Pick<RouteShape, 'responses'>, status: number): readonly ResponseBody[] {
  const given = responses[status] ?? []
  return isList(given) ? given : [given]
}

const isList = (given: ResponseBody | readonly ResponseBody[]): given is readonly ResponseBody[] => Array.isArray(given)

/** For people: what it answers is a page, at least to a browser. */
export function isPage(route: Pick<RouteShape, 'responses'>): boolean {
  return bodiesOf(route, 200).some((body) => 'contentType' in body && body.contentType.startsWith('text/html'))
}

/** Outside /v1, email programs and link scanners add parameters of their own. */
export function takesOnlyKnownQuery({ path, ignoresUnknownQuery }: RouteShape): boolean {
  return path.startsWith('/v1/') && ignoresUnknownQuery !== true
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type Request<R extends RouteShape> = {
  readonly params: Parsed<R['params']>
  readonly query: Parsed<R['query']>
  readonly body: Parsed<R['body']>
  readonly headers: { readonly [name: string]: string | undefined }
  readonly requestId: string
  /** How a CSV file was encoded. */
  readonly encoding: TextEncoding | undefined
  /** What it was compressed with, whatever its header said. */
  readonly compression: Coding | undefined
  /** The IP address of the caller, as the gateway saw it. Not to be logged or stored in clear. */
  readonly callerIp: string
}

export type Caller<R extends RouteShape> = R['access'] extends 'public'
  ? undefined
  : R['access'] extends 'login'
    ? LoginClaims
    : Principal

export type AnyCaller = undefined | LoginClaims | Principal

/** A string body is sent unchanged, with `contentType`. */
export type Response = {
  readonly status: number
  readonly body?: unknown
  readonly contentType?: string
  readonly headers?: { readonly [name: string]: string }
}

/** Gets the body of a request that does not parse, whatever it holds; the request is refused all the same. */
export type OnUnparsed<C> = (body: string, caller: C) => Promise<void>

export type Bound = {
  readonly route: RouteShape
  readonly run: (request: Request<RouteShape>, caller: AnyCaller) => Promise<Response>
  readonly onUnparsed?: OnUnparsed<AnyCaller> | undefined
}

/** The use case gets parsed requests of authorized callers. */
export function bind<R extends RouteShape>(
  route: R,
  run: (request: Request<R>, caller: Caller<R>) => Promise<Response>,
  onUnparsed?: OnUnparsed<Caller<R>>,
): Bound {
  return { route, run: run as unknown as Bound['run'], onUnparsed: onUnparsed as Bound['onUnparsed'] }
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
