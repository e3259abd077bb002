import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { isPingsRequest } from './is-pings-request.ts'
import { PingsRequest, PingsResponse } from './schemas.ts'

export const PostPings = route({
  method: 'POST',
  path: '/v1/pings',
  access: 'worker',
  summary:
    'Positions of the worker, in any order and as often as it takes. What lies outside every shift is forgotten.',
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

/** docs/clients/ has a page for each app. Served by `deviceHttp`, without the schemas. */
export const PostFromDevice = route({
  method: 'ANY',
  path: '/in/{dialect}',
  access: 'public',
  summary:
    'Positions from a phone app in its own format, with a device token as bearer, Basic password, `?token=`, or as the id of a Traccar Client. Compressed bodies are inflated',
  params: z.object({ dialect }),
  ignoresUnknownQuery: true,
  maxBytes: 4 * 1024 * 1024,
  responses: { 200: { contentType: 'application/json' } },
  refusals: ['unauthorized', 'too_large', 'unavailable'],
})

export const PostFromDeviceAt = route({
  ...PostFromDevice,
  path: '/in/{dialect}/{rest+}',
  summary: 'The same; the rest of the path is the device token, or ignored',
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
