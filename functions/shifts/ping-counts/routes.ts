import { route } from '../../shared/http/route.ts'
import { MemberPath, PingCountsQuery, PingCountsResponse } from './schemas.ts'

export const ReadPingCounts = route({
  method: 'GET',
  path: '/v1/members/{id}/counts',
  access: 'worker',
  summary:
    'What became of the positions that a member’s phones sent, by day from `from` up to `to`, which is not included: one’s own, or anybody’s for the office. No places, only numbers.',
  params: MemberPath,
  query: PingCountsQuery,
  responses: { 200: PingCountsResponse },
  refusals: ['invalid', 'forbidden', 'not_found'],
})
