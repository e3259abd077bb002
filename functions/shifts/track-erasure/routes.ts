import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { NewTrackErasure, TrackErasureResponse } from './schemas.ts'

export const RequestTrackErasure = route({
  method: 'POST',
  path: '/v1/account/track-erasures',
  access: 'owner',
  summary:
    'Erases every position before a date or time, of one member or of all. The shifts and their hours stay and carry `trackErasedBefore`.',
  body: NewTrackErasure,
  responses: { 202: TrackErasureResponse },
  refusals: ['invalid', 'not_found'],
  idempotent: true,
})

export const ShowTrackErasure = route({
  method: 'GET',
  path: '/v1/account/track-erasures/{id}',
  access: 'owner',
  summary: 'Returns the state of a track erasure: `erased` once it is verified that no older position is left',
  params: ById,
  responses: { 200: TrackErasureResponse },
  refusals: ['not_found'],
})
