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

/** docs/clients/ has a page for each app. Served by `deviceHttp`, without the schemas. */
export const PostFromDevice = route({
  method: 'ANY',
  path: '/in/{dialect}',
  access: 'public',
  summary: 'Positions from a phone app in its own format, with a device token as bearer, Basic password or `?token=`',
  params: z.object({ dialect: z.enum(['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor']) }),
  maxBytes: 4 * 1024 * 1024,
  responses: { 200: { contentType: 'application/json' } },
  refusals: ['unauthorized', 'unavailable'],
})
