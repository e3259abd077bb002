import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { csvBody } from '../csv/csv-body.ts'
import { decodeText, isWorkbook, type TextEncoding } from '../csv/decode-text.ts'
import { AppError } from '../errors.ts'
import { type BodyFault, bodyBytes, decodeBody } from './decode-body.ts'
import { type Coding, isGzip } from './inflate.ts'
import { faultsOf, invalidRequest, unknownParameters } from './invalid-request.ts'
import { fieldsOfAnyForm } from './lenient-form.ts'
import { multipartFields } from './multipart.ts'
import { type Request, type RouteShape, takesOnlyKnownQuery } from './route.ts'

const defaultMaxBytes = 256 * 1024
const contentTypes = {
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded'],
  // browsers and programs name a CSV file in each of these ways
  csv: [
    'text/csv',
    'application/csv',
    'text/plain',
    'text/tab-separated-values',
    'application/vnd.ms-excel',
    'application/octet-stream',
    'application/gzip', // of a file that is compressed; what is in it decides
    'application/x-gzip',
  ],
} as const

/**
 * Errors do not quote the request, which may hold personal data.
 * @throws AppError `malformed_json`, `not_found`, `too_large`, `unsupported_media_type`, `invalid`
 */
export function parseRequest(route: RouteShape, event: APIGatewayProxyEventV2): Request<RouteShape> {
  const params = route.params?.safeParse(event.pathParameters ?? {})
  if (params && !params.success) throw new AppError('not_found') // a malformed id cannot exist
  const query = readQuery(route, event.queryStringParameters ?? {})
  const read = route.body && readBody(route, event)
  return {
    params: params?.data,
    query,
    body: route.body && checkBody(route, route.body, read?.body),
    encoding: read?.encoding,
    compression: read?.compression,
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

type ReadBody = {
  readonly body: unknown
  readonly encoding?: TextEncoding
  readonly compression?: Coding | undefined
}

function readBody(route: RouteShape, event: APIGatewayProxyEventV2): ReadBody {
  if (route.bodyType === 'csv') return readCsvBody(route, event)
  const decoded = decodeBody(event, route.maxBytes ?? defaultMaxBytes)
  if (decoded.fault !== undefined) throw refusalOf(decoded.fault)
  const body = decoded.text
  const bodyType = route.bodyType ?? 'json'
  if (body === '') return { body: {} }
  const contentType = event.headers['content-type']
  if (route.takesAnyType) return { body: fieldsOfAnyForm(body, contentType) }
  if (bodyType === 'form' && contentType?.toLowerCase().startsWith('multipart/form-data'))
    return { body: multipartFields(body, contentType) }
  requireContentType(contentType, contentTypes[bodyType])
  return { body: bodyType === 'form' ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body) }
}

function readCsvBody({ maxBytes = defaultMaxBytes }: RouteShape, event: APIGatewayProxyEventV2): ReadBody {
  const { bytes, fault, coding } = bodyBytes(event, maxBytes, csvBody)
  if (fault !== undefined) throw refusalOf(fault)
  if (bytes.length > 0) requireContentType(event.headers['content-type'], contentTypes.csv)
  if (isGzip(bytes)) throw invalidRequest([{ path: [], message: 'is compressed more than twice' }])
  if (isWorkbook(bytes)) throw invalidRequest([{ path: [], message: 'is a workbook; save it as CSV' }])
  const { text, encoding } = decodeText(bytes)
  return { body: text, encoding, compression: coding }
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

function requireContentType(contentType: string | undefined, wanted: readonly string[]): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!wanted.includes(type)) throw new AppError('unsupported_media_type', `send ${wanted[0]}`)
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
