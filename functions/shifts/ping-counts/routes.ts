import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { PingCountsQuery, PingCountsResponse } from './schemas.ts'

export const ReadPingCounts = route({
  method: 'GET',
  path: '/v1/members/{id}/counts',
  access: 'worker',
  summary:
    'How many positions a member’s phones sent and what became of them, by day from `from` up to but without `to`: a worker’s own; staff see all. Numbers only, no coordinates.',
  params: ById,
  query: PingCountsQuery,
  responses: { 200: PingCountsResponse },
  refusals: ['invalid', 'not_found'],
})
