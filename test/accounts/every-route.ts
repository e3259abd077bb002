import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/http/route.ts'
import { sampleBody } from './sample.ts'

/** Bodies whose schema does not tell all: a consent is recorded with what was shown. */
const bodies: Readonly<Record<string, object>> = {
  'POST /v1/customers/{id}/consents': {
    channel: 'sms',
    kinds: ['reminder'],
    decision: 'granted',
    method: 'paper',
    statement: 'Yes, remind me',
  },
  'POST /v1/account/track-erasures': { before: '2020-01-01' },
}

/** Queries without which a route says so before it looks for anything. */
const queries: Readonly<Record<string, string>> = { 'GET /v1/members/{id}/counts': '?from=2026-01-01&to=2026-01-31' }

type Door = RouteShape & { readonly key: string; readonly valid: object | undefined; readonly search: string }

/** Every route behind the authorizer, with a body that parses. */
export const signedInRoutes: readonly Door[] = allRoutes
  .map(({ route }) => ({ ...route, key: `${route.method} ${route.path}` }))
  .filter(({ access }) => access !== 'public')
  .map((route) => ({ ...route, valid: bodies[route.key] ?? sampleBody(route), search: queries[route.key] ?? '' }))

/** What stands in a path and is no id: one of a list that the contract knows. */
const words: Readonly<Record<string, string>> = { kind: 'reminder', channel: 'sms' }

/** Whether the path names a thing that belongs to an account. */
export function namesAThing(route: Pick<RouteShape, 'path'>): boolean {
  return [...route.path.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !(name in words))
}

/** The path with each `{id}` filled in by the noun before it: `/v1/members/{id}` asks for `members`. */
export function pathWith(route: Pick<RouteShape, 'path'>, idOf: (noun: string) => string): string {
  const worded = route.path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
  return worded.replaceAll(/\/([a-z-]+)\/\{\w+\}/g, (_whole, noun: string) => `/${noun}/${idOf(noun)}`)
}
