import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { AppError } from '../errors.ts'
import { type BodyFault, decodeBody } from './decode-body.ts'
import { faultsOf, invalidRequest, unknownParameters } from './invalid-request.ts'
import { fieldsOfAnyForm } from './lenient-form.ts'
import { multipartFields } from './multipart.ts'
import { type Request, type RouteShape, takesOnlyKnownQuery } from './route.ts'

const defaultMaxBytes = 256 * 1024
const contentTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', csv: 'text/csv' } as const

/**
 * Errors do not quote the request, which may hold personal data.
 * @throws AppError `malformed_json`, `not_found`, `too_large`, `unsupported_media_type`, `invalid`
 */
export function parseRequest(route: RouteShape, event: APIGatewayProxyEventV2): Request<RouteShape> {
  const params = route.params?.safeParse(event.pathParameters ?? {})
  if (params && !params.success) throw new AppError('not_found') // a malformed id cannot exist
  return {
    params: params?.data,
    query: readQuery(route, event.queryStringParameters ?? {}),
    body: route.body && checkBody(route, route.body, readBody(route, event)),
    headers: event.headers,
    requestId: event.requestContext.requestId,
    callerIp: event.requestContext.http.sourceIp,
  } as Request<RouteShape>
}

function readQuery(route: RouteShape, given: Readonly<Record<string, string | undefined>>): unknown {
  const unknown = takesOnlyKnownQuery(route) ? unknownParameters(Object.keys(route.query?.shape ?? {}), given) : []
  if (unknown.length > 0) throw invalidRequest(unknown)
  return route.query && check(route.query, given)
}

function readBody(route: RouteShape, event: APIGatewayProxyEventV2): unknown {
  const decoded = decodeBody(event, route.maxBytes ?? defaultMaxBytes)
  if (decoded.fault !== undefined) throw refusalOf(decoded.fault)
  const body = decoded.text
  const bodyType = route.bodyType ?? 'json'
  if (body === '') return bodyType === 'csv' ? '' : {}
  const contentType = event.headers['content-type']
  if (route.takesAnyType) return fieldsOfAnyForm(body, contentType)
  if (bodyType === 'form' && contentType?.toLowerCase().startsWith('multipart/form-data'))
    return multipartFields(body, contentType)
  requireContentType(contentType, contentTypes[bodyType])
  if (bodyType === 'csv') return body
  return bodyType === 'form' ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body)
}

/** Inflated; empty when it cannot be. */
export function bodyText({ maxBytes = defaultMaxBytes }: RouteShape, event: APIGatewayProxyEventV2): string {
  const { text, fault } = decodeBody(event, maxBytes)
  return fault === undefined ? text : ''
}

function refusalOf(fault: BodyFault): AppError {
  if (fault === 'too_large') return new AppError('too_large')
  if (fault === 'unknown_coding') return new AppError('unsupported_media_type', 'compress with gzip, deflate or br')
  return invalidRequest([{ path: [], message: 'is not compressed as Content-Encoding says' }])
}

function requireContentType(contentType: string | undefined, wanted: string): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== wanted) throw new AppError('unsupported_media_type', `send ${wanted}`)
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new AppError('malformed_json')
  }
}

function checkBody<Schema extends z.ZodType>(route: RouteShape, schema: Schema, body: unknown): unknown {
  return route.accepts?.(body) ? body : check(schema, body)
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalidRequest(faultsOf(schema, parsed.error))
}
