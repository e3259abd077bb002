import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { PingCountsQuery, PingCountsResponse } from './schemas.ts'

export const ReadPingCounts = route({
  method: 'GET',
  path: '/v1/members/{id}/counts',
  access: 'worker',
  summary: 'Counts a member’s positions by day',
  params: ById,
  query: PingCountsQuery,
  responses: { 200: PingCountsResponse },
  refusals: ['invalid', 'not_found'],
})
