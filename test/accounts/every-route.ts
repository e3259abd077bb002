import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/route.ts'

/** What a body looks like that parses, for the routes that take an id and a body; a new one of these belongs here. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /v1/members/{id}': { name: 'Somebody' },
  'POST /v1/members/{id}/devices': { label: 'A phone' },
  'PATCH /v1/customers/{id}': { name: 'Somebody' },
  'POST /v1/customers/{id}/consents': {
    channel: 'sms',
    kinds: ['reminder'],
    decision: 'granted',
    method: 'paper',
    statement: 'Yes, remind me',
  },
  'PATCH /v1/appointments/{id}': { title: 'Windows' },
  'POST /v1/appointments/{id}/reminders': {},
}

type Door = RouteShape & { readonly key: string; readonly valid: object | undefined }

/** Every route behind the authorizer, with a body that parses where one is needed beside an id. */
export const signedInRoutes: readonly Door[] = allRoutes
  .map(({ route }) => ({ ...route, key: `${route.method} ${route.path}` }))
  .filter(({ access }) => access !== 'public')
  .map((route) => ({ ...route, valid: bodies[route.key] }))

/** The path with each `{id}` filled in by the noun before it: `/v1/members/{id}` asks for `members`. */
export function pathWith(route: Pick<RouteShape, 'path'>, idOf: (noun: string) => string): string {
  return route.path.replaceAll(/\/([a-z-]+)\/\{\w+\}/g, (_whole, noun: string) => `/${noun}/${idOf(noun)}`)
}
