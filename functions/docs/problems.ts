import { AppError, type ErrorCode, errorCodes } from '../shared/errors.ts'
import { type RouteShape, takesOnlyKnownQuery } from '../shared/http/route.ts'
import { referenceTo } from './json-schema.ts'

/** Problem details, RFC 9457. */
export const problemSchemas = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'requestId'],
    properties: {
      type: { type: 'string', format: 'uri', description: 'Where `/docs` explains this error' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: referenceTo('ProblemCode'),
      requestId: { type: 'string', description: 'Names the request in our logs; also the header `apigw-requestid`' },
      errors: {
        type: 'array',
        description: 'For `invalid`: the fields that are not valid',
        items: referenceTo('FieldError'),
      },
    },
  },
  FieldError: {
    type: 'object',
    required: ['path', 'message'],
    properties: { path: { type: 'array', items: { type: 'string' } }, message: { type: 'string' } },
  },
  ProblemCode: { type: 'string', enum: errorCodes },
} as const

export function errorCodesOf(route: RouteShape): ErrorCode[] {
  const signedIn = route.access !== 'public'
  const member = signedIn && route.access !== 'login'
  const codes: readonly (readonly [boolean, readonly ErrorCode[]])[] = [
    [true, route.refusals ?? []],
    [signedIn, ['unauthorized']],
    [member, ['no_account', 'account_erasing']],
    [route.access === 'staff' || route.access === 'owner', ['forbidden']],
    [route.params !== undefined, ['not_found']],
    [route.query !== undefined || takesOnlyKnownQuery(route), ['invalid']],
    [route.body !== undefined, ['malformed_json', 'too_large', 'unsupported_media_type', 'invalid']],
    [route.idempotent === true, ['idempotency_in_progress', 'idempotency_key_reused']],
    [true, ['internal', 'unavailable']],
  ]
  return [...new Set(codes.flatMap(([applies, some]) => (applies ? some : [])))]
}

export function problemResponses(route: RouteShape): Record<string, unknown> {
  const byStatus = Map.groupBy(errorCodesOf(route), (code) => new AppError(code).status)
  const statuses = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    statuses.map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${new AppError(code).title}`).join('. '),
        content: {
          'application/problem+json': {
            schema: { allOf: [referenceTo('Problem'), { properties: { code: { enum: codes } } }] },
          },
        },
      },
    ]),
  )
}
