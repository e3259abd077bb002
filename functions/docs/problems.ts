import * as z from 'zod'
import { AppError, type ErrorCode, errorCodes } from '../shared/errors.ts'
import { bodiesOf, isPage, type RouteShape, takesOnlyKnownQuery } from '../shared/http/route.ts'
import { exampleOf } from './examples.ts'
import { type JsonSchema, referenceTo } from './json-schema.ts'
import { problemExtras } from './problem-schemas.ts'
import { textContent } from './text-content.ts'

export function errorCodesOf(route: RouteShape): ErrorCode[] {
  if (route.isForDevices) return []
  const signedIn = route.access !== 'public'
  const member = signedIn && route.access !== 'login'
  const codes: readonly (readonly [boolean, readonly ErrorCode[]])[] = [
    [true, route.refusals ?? []],
    [signedIn, ['unauthorized']],
    [member, ['no_account', 'account_erasing']],
    [route.access === 'staff' || route.access === 'owner', ['forbidden']],
    [route.params !== undefined, ['not_found']],
    [mayRefuse(route.query) || takesOnlyKnownQuery(route), ['invalid']],
    [[route.query, route.body].some(takesCursor), ['invalid_cursor']],
    [route.body !== undefined, ['too_large', 'unsupported_media_type', 'invalid']],
    [route.body !== undefined && (route.bodyType ?? 'json') === 'json', ['malformed_json']],
    [route.idempotent === true, ['idempotency_in_progress', 'idempotency_key_reused']],
    [true, ['internal', 'unavailable']],
  ]
  return [...new Set(codes.flatMap(([applies, some]) => (applies ? some : [])))].sort(
    (a, b) => errorCodes.indexOf(a) - errorCodes.indexOf(b),
  )
}

const mayRefuse = (query: z.ZodObject | undefined) =>
  Object.values(query?.shape ?? {}).some((field) => !(field instanceof z.ZodCatch))
const takesCursor = (schema: unknown) => schema instanceof z.ZodObject && 'cursor' in schema.shape

/** References to the components that `problemComponents` makes of the same routes. */
export function problemResponses(route: RouteShape): Record<string, JsonSchema> {
  return Object.fromEntries(
    refusalsOf(route).map((refusal) => [refusal.status, { $ref: `#/components/responses/${nameOf(refusal)}` }]),
  )
}

/** Each answer with an error once, though many operations give it. */
export function problemComponents(
  routes: readonly RouteShape[],
  components: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  const all = routes.flatMap((route) => refusalsOf(route))
  return Object.fromEntries(all.map((refusal) => [nameOf(refusal), responseOf(refusal, components)]))
}

/** `texts`: what is no problem, as pages for people. */
type Refusal = { readonly status: number; readonly codes: readonly ErrorCode[]; readonly texts: JsonSchema }

function refusalsOf(route: RouteShape): Refusal[] {
  const byStatus = Map.groupBy(errorCodesOf(route), (code) => new AppError(code).status)
  const own = Object.keys(route.responses).map(Number)
  const statuses = new Set([...byStatus.keys(), ...own.filter((status) => status >= 400), ...ofGateway(route)])
  return [...statuses]
    .sort((a, b) => a - b)
    .map((status) => {
      const codes = byStatus.get(status) ?? []
      // a browser that opens a page gets a page (functions/shared/http/refusals)
      const pages = isPage(route) && codes.length > 0 ? [{ contentType: 'text/html; charset=utf-8' }] : []
      return { status, codes, texts: textContent([...bodiesOf(route, status), ...pages]) }
    })
}

/** It limits every operation; a function may fail or not be reached. */
const ofGateway = ({ body, isForDevices }: RouteShape) =>
  body || isForDevices ? [413, 429, 500, 503] : [429, 500, 503]

const gatewayAnswers: Readonly<Record<number, string>> = {
  401: 'The gateway answers `{"message"}` to a token that is missing, forged or over',
  413: 'Above 10 MB the gateway answers, with `{"message"}`',
  429: 'The gateway answers `{"message"}` to more requests than it passes on (100 a second to a public route, 2,000 a second in all). Wait a second and try again, twice as long each time; only `too_many` has `Retry-After`',
  500: 'The gateway answers `{"message"}` when a function failed',
  503: 'The gateway answers `{"message"}` when no function could be reached',
}

const retryAfter: JsonSchema = {
  'retry-after': {
    description: 'Seconds to wait before the next try',
    schema: { type: 'integer', examples: [5] },
  },
}

function responseOf({ status, codes, texts }: Refusal, components: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const gateway = gatewayAnswers[status]
  const kind = kindOf(texts)
  const words = [
    ...codes.map((code) => `\`${code}\`: ${new AppError(code).title}`),
    ...(kind === undefined ? [] : [kinds[kind]]),
    ...(gateway === undefined ? [] : [gateway]),
  ]
  return {
    description: words.join('. '),
    ...((status === 503 || codes.includes('too_many')) && { headers: retryAfter }),
    content: {
      ...(codes.length > 0 && { 'application/problem+json': problemMedia(codes, components) }),
      ...texts,
      ...(gateway !== undefined &&
        !texts['application/json'] && { 'application/json': { schema: referenceTo('GatewayMessage') } }),
    },
  }
}

function problemMedia(codes: readonly ErrorCode[], components: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const extras = Object.assign({}, ...codes.map((code) => problemExtras[code] ?? {}))
  const properties = { code: { description: 'What is wrong: one of these', enum: codes }, ...extras }
  return {
    schema: { allOf: [referenceTo('Problem'), { properties }] },
    examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code, components) }])),
  }
}

function problemExample(code: ErrorCode, components: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const { status, title } = new AppError(code)
  const errors = code === 'invalid' ? { errors: [{ path: ['name'], message: 'must be one line' }] } : {}
  const extras = Object.entries(problemExtras[code] ?? {})
  const carried = Object.fromEntries(extras.map(([name, schema]) => [name, exampleOf(schema, components)]))
  const type = `https://api.example.com/docs#error-${code}`
  return { type, title, status, code, requestId: 'bXk2TgqWIAMEJ8w=', ...errors, ...carried }
}

const kinds = {
  Page: 'A browser gets a page',
  Apps: 'In the words that the phone app understands, without a `code`',
} as const

function kindOf(texts: JsonSchema): keyof typeof kinds | undefined {
  const types = Object.keys(texts)
  if (types.length === 0) return undefined
  return types.some((type) => type.startsWith('text/html')) ? 'Page' : 'Apps'
}

function nameOf({ status, codes, texts }: Refusal): string {
  const words = codes.flatMap((code) => code.split('_')).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const all = [...words, kindOf(texts) ?? '']
  return `${all.join('') || (status === 429 ? 'Throttled' : 'Gateway')}${status}`
}
