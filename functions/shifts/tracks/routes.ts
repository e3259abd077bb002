import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { PositionList, TrackQuery, TrackResponse } from './schemas.ts'

export const GetTrack = route({
  method: 'GET',
  path: '/v1/shifts/{id}/track',
  access: 'worker',
  summary: 'Returns the track of a shift',
  params: ById,
  query: TrackQuery,
  responses: {
    200: [
      TrackResponse,
      { contentType: 'application/geo+json' },
      { contentType: 'application/gpx+xml' },
      { contentType: 'application/vnd.google-earth.kml+xml' },
      { contentType: 'text/csv; charset=utf-8' },
    ],
    303: null,
  },
  refusals: ['not_found', 'invalid_cursor'],
})

export const ListPositions = route({
  method: 'GET',
  path: '/v1/positions',
  access: 'staff',
  summary: 'Returns where the workers on shift are',
  responses: { 200: PositionList },
})
