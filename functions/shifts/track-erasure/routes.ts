import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { NewTrackErasure, TrackErasureResponse } from './schemas.ts'

export const RequestTrackErasure = route({
  method: 'POST',
  path: '/v1/account/track-erasures',
  access: 'owner',
  summary: 'Erases positions from before a date or an instant',
  body: NewTrackErasure,
  responses: { 202: TrackErasureResponse },
  refusals: ['invalid', 'not_found'],
  idempotent: true,
})

export const ShowTrackErasure = route({
  method: 'GET',
  path: '/v1/account/track-erasures/{id}',
  access: 'owner',
  summary: 'Returns how far an erasure of positions is',
  params: ById,
  responses: { 200: TrackErasureResponse },
  refusals: ['not_found'],
})
