import * as accounts from '../accounts/routes.ts'
import * as appointments from '../appointments/routes.ts'
import * as customers from '../customers/routes.ts'
import * as accountErasures from '../erasure/routes.ts'
import * as accountExports from '../exports/routes.ts'
import * as notifications from '../notifications/history/routes.ts'
import type { RouteShape } from '../shared/http/route.ts'
import { PostFromDevice, PostPings } from '../shifts/ingest/routes.ts'
import * as shifts from '../shifts/shift/routes.ts'
import * as trackErasures from '../shifts/track-erasure/routes.ts'
import * as docs from './routes.ts'

export type NamedRoute = { readonly capability: string; readonly name: string; readonly route: RouteShape }

const capabilities: Readonly<Record<string, object>> = {
  accounts: { ...accounts, ...accountExports, ...accountErasures },
  shifts: { ...shifts, PostPings, PostFromDevice, ...trackErasures },
  customers,
  appointments,
  notifications,
  docs,
}

/** Every route of the system, by the capability and the name it is declared under. */
export const allRoutes: readonly NamedRoute[] = Object.entries(capabilities).flatMap(([capability, module]) =>
  Object.entries(module).flatMap(([name, route]) => (isRoute(route) ? [{ capability, name, route }] : [])),
)

function isRoute(value: unknown): value is RouteShape {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answers' in value
}
