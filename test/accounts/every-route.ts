import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/http/route.ts'
import { sampleBody } from './sample.ts'

/** Valid bodies for routes that demand more than their schema says. */
const bodies: Readonly<Record<string, object>> = {
  'POST /v1/customers/{id}/consents': {
    channel: 'sms',
    kinds: ['reminder'],
    decision: 'granted',
    method: 'paper',
    statement: 'Yes, remind me',
  },
  'POST /v1/messages/bulk': { kind: 'marketing', channels: ['sms'], customers: { tag: 'nobody' }, text: 'Hello' },
  'POST /v1/customers/{id}/messages': { kind: 'invoice', channels: ['sms'], text: 'Hello' },
  'POST /v1/account/track-erasures': { before: '2020-01-01' },
}

/** Queries that a route demands before it reads anything. */
const queries: Readonly<Record<string, string>> = { 'GET /v1/members/{id}/counts': '?from=2026-01-01&to=2026-01-31' }

type TestedRoute = RouteShape & { readonly key: string; readonly valid: object | undefined; readonly search: string }

/** Every route behind the authorizer, with a body that parses. */
export const signedInRoutes: readonly TestedRoute[] = allRoutes
  .map(({ route }) => ({ ...route, key: `${route.method} ${route.path}` }))
  .filter(({ access }) => access !== 'public')
  .map((route) => ({ ...route, valid: bodies[route.key] ?? sampleBody(route), search: queries[route.key] ?? '' }))

/** Path parameters that are no ids but one of a fixed list. */
const fixedParameters: Readonly<Record<string, string>> = { kind: 'reminder', channel: 'sms' }

/** Whether the path contains an id. */
export function hasId(route: Pick<RouteShape, 'path'>): boolean {
  return [...route.path.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !(name in fixedParameters))
}

/** The path with each `{id}` filled in by the noun before it: `/v1/members/{id}` asks for `members`. */
export function pathWith(route: Pick<RouteShape, 'path'>, idOf: (noun: string) => string): string {
  const worded = route.path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => fixedParameters[name] ?? whole)
  return worded.replaceAll(/\/([a-z-]+)\/\{\w+\}/g, (_whole, noun: string) => `/${noun}/${idOf(noun)}`)
}
