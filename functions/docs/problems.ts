import { AppError, type ErrorCode, errorCodes } from '../shared/errors.ts'
import { type RouteShape, takesOnlyKnownQuery } from '../shared/http/route.ts'
import { type JsonSchema, referenceTo } from './json-schema.ts'
import { problemExtras } from './problem-schemas.ts'

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
  return [...new Set(codes.flatMap(([applies, some]) => (applies ? some : [])))].sort(
    (a, b) => errorCodes.indexOf(a) - errorCodes.indexOf(b),
  )
}

/** References to the components that `problemComponents` makes of the same routes. */
export function problemResponses(route: RouteShape): Record<string, JsonSchema> {
  return Object.fromEntries(
    statusesOf(route).map(([status, codes]) => [status, { $ref: `#/components/responses/${nameOf(status, codes)}` }]),
  )
}

/** Each answer with an error once, though many operations give it. */
export function problemComponents(routes: readonly RouteShape[]): Record<string, JsonSchema> {
  const all = routes.flatMap((route) => statusesOf(route))
  return Object.fromEntries(all.map(([status, codes]) => [nameOf(status, codes), responseOf(status, codes)]))
}

/** The gateway limits every operation. */
function statusesOf(route: RouteShape): [status: number, codes: ErrorCode[]][] {
  const byStatus = Map.groupBy(errorCodesOf(route), (code) => new AppError(code).status)
  return [...byStatus.set(429, byStatus.get(429) ?? [])].sort(([a], [b]) => a - b)
}

const gatewayAnswers: Readonly<Record<number, string>> = {
  401: 'The gateway answers `{"message"}` to a token that is missing, forged or over',
  413: 'Above 10 MB the gateway answers, with `{"message"}`',
  429: 'The gateway answers `{"message"}` to more requests than it passes on (100 a second to a public route, 2,000 a second in all). Wait a second and try again, twice as long each time; only `too_many` has `Retry-After`',
  503: 'The gateway answers `{"message"}` when no function could be reached',
}

const retryAfter: JsonSchema = {
  'retry-after': {
    description: 'Seconds to wait before the next try',
    schema: { type: 'integer', examples: [5] },
  },
}

function responseOf(status: number, codes: readonly ErrorCode[]): JsonSchema {
  const gateway = gatewayAnswers[status]
  const words = codes.map((code) => `\`${code}\`: ${new AppError(code).title}`)
  return {
    description: [...words, ...(gateway === undefined ? [] : [gateway])].join('. '),
    ...((status === 503 || codes.includes('too_many')) && { headers: retryAfter }),
    content: {
      ...(codes.length > 0 && { 'application/problem+json': problemMedia(codes) }),
      ...(gateway !== undefined && { 'application/json': { schema: referenceTo('GatewayMessage') } }),
    },
  }
}

function problemMedia(codes: readonly ErrorCode[]): JsonSchema {
  const extras = Object.assign({}, ...codes.map((code) => problemExtras[code] ?? {}))
  const properties = { code: { description: 'What is wrong: one of these', enum: codes }, ...extras }
  return {
    schema: { allOf: [referenceTo('Problem'), { properties }] },
    examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
  }
}

function exampleOf(code: ErrorCode): JsonSchema {
  const { status, title } = new AppError(code)
  const errors = code === 'invalid' ? { errors: [{ path: ['name'], message: 'must be one line' }] } : {}
  const type = `https://api.example.com/docs#error-${code}`
  return { type, title, status, code, requestId: 'bXk2TgqWIAMEJ8w=', ...errors }
}

function nameOf(status: number, codes: readonly ErrorCode[]): string {
  const words = codes.flatMap((code) => code.split('_')).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return [...(codes.length > 0 ? words : ['Throttled']), status].join('')
}
