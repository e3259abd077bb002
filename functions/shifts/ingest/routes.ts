import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { isPingsRequest } from './is-pings-request.ts'
import { PingsRequest, PingsResponse } from './schemas.ts'

export const PostPings = route({
  method: 'POST',
  path: '/v1/pings',
  access: 'worker',
  summary: 'Stores positions of the caller',
  ignoresUnknownQuery: true,
  body: PingsRequest,
  accepts: isPingsRequest,
  maxBytes: 4 * 1024 * 1024,
  responses: { 200: PingsResponse },
  refusals: ['invalid', 'too_large', 'not_yet'],
})

const dialect = z
  .enum(['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor'])
  .meta({ description: 'In any case' })

/** By app: JSON, or a text that is mostly empty. */
const inAppsFormat = [{ contentType: 'application/json' }, { contentType: 'text/plain' }] as const

/** docs/clients/ has a page for each app. Served by `deviceHttp`, without the schemas. */
export const PostFromDevice = route({
  method: 'ANY',
  path: '/in/{dialect}',
  access: 'public',
  summary: 'Stores positions from a phone app in its own format',
  params: z.object({ dialect }),
  ignoresUnknownQuery: true,
  maxBytes: 4 * 1024 * 1024,
  responses: { 200: inAppsFormat, 401: inAppsFormat, 404: inAppsFormat, 413: inAppsFormat, 503: inAppsFormat },
  isForDevices: true,
})

export const PostFromDeviceAt = route({
  ...PostFromDevice,
  path: '/in/{dialect}/{rest+}',
  summary: 'Stores positions from a phone app that adds to the address',
  params: z.object({ dialect, rest: z.string() }),
})

/**
 * AWS does not take `/in/{dialect}` for `/in/owntracks/`, and does not say whether `{rest+}` may be empty; nor what becomes of
 * `/in//owntracks`. This one takes them in any case.
 */
export const PostFromDeviceTyped = route({
  ...PostFromDevice,
  path: '/in/{path+}',
  params: z.object({ path: z.string() }),
  isUndescribed: true,
})
