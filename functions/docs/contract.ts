import * as auditTrail from '../accounts/audit/routes.ts'
import * as contactAddress from '../accounts/contact-address/routes.ts'
import * as devices from '../accounts/devices/routes.ts'
import * as invitations from '../accounts/invitations/routes.ts'
import * as members from '../accounts/members/routes.ts'
import * as account from '../accounts/routes.ts'
import * as trackingNotice from '../accounts/tracking-notice/routes.ts'
import * as appointments from '../appointments/routes.ts'
import * as board from '../board/routes.ts'
import * as consent from '../customers/consent/routes.ts'
import * as customerImport from '../customers/import/routes.ts'
import * as customers from '../customers/routes.ts'
import * as deletionPage from '../erasure/deletion-page/routes.ts'
import * as erasure from '../erasure/routes.ts'
import * as erasureStatus from '../erasure/status/routes.ts'
import * as accountExports from '../exports/routes.ts'
import * as bulk from '../notifications/bulk/routes.ts'
import * as consentPage from '../notifications/consent-page/routes.ts'
import * as messageHistory from '../notifications/history/routes.ts'
import * as preferences from '../notifications/preferences/routes.ts'
import * as messageRequests from '../notifications/requests/routes.ts'
import * as templates from '../notifications/templates/routes.ts'
import * as pages from '../pages/routes.ts'
import type { RouteShape } from '../shared/http/route.ts'
import * as changes from '../shifts/changes/routes.ts'
import * as clocking from '../shifts/clocking/routes.ts'
import * as corrections from '../shifts/corrections/routes.ts'
import * as ingest from '../shifts/ingest/routes.ts'
import * as pingCounts from '../shifts/ping-counts/routes.ts'
import * as shifts from '../shifts/shift/routes.ts'
import * as timesheets from '../shifts/timesheets/routes.ts'
import * as trackErasure from '../shifts/track-erasure/routes.ts'
import * as tracks from '../shifts/tracks/routes.ts'
import * as docs from './routes.ts'

export type NamedRoute = { readonly capability: string; readonly name: string; readonly route: RouteShape }

const capabilities = {
  accounts: {
    ...account,
    ...contactAddress,
    ...members,
    ...invitations,
    ...devices,
    ...trackingNotice,
    ...auditTrail,
    ...accountExports,
    ...erasure,
    ...deletionPage,
    ...erasureStatus,
  },
  shifts: {
    ...clocking,
    ...shifts,
    ...corrections,
    ...changes,
    ...timesheets,
    ...tracks,
    ...pingCounts,
    ...ingest,
    ...trackErasure,
  },
  customers: { ...customers, ...consent, ...customerImport },
  board,
  appointments,
  notifications: {
    ...messageRequests,
    ...bulk,
    ...messageHistory,
    ...preferences,
    ...consentPage,
    ...templates,
  },
  pages,
  docs,
}

type Routes<Module> = {
  [Name in keyof Module]: Module[Name] extends RouteShape & { readonly isUndescribed?: never } ? Name : never
}[keyof Module]
type Capabilities = typeof capabilities
/** Of each route that openapi.json describes. */
export type RouteName = { [Each in keyof Capabilities]: Routes<Capabilities[Each]> }[keyof Capabilities] & string

export const allRoutes: readonly NamedRoute[] = Object.entries<object>(capabilities).flatMap(([capability, module]) =>
  Object.entries(module).flatMap(([name, route]) => (isRoute(route) ? [{ capability, name, route }] : [])),
)

function isRoute(value: unknown): value is RouteShape {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value
}
