import { route } from '../../shared/http/route.ts'
import { AuditQuery, AuditTrail } from './schemas.ts'

export const ShowAuditTrail = route({
  method: 'GET',
  path: '/v1/account/audit',
  access: 'owner',
  summary:
    'Who changed or viewed what, newest first, and whether the hash chain of the entries is intact. Filters: action, person (`by`), and time, from `from` up to but without `to`. A page may be short.',
  query: AuditQuery,
  responses: { 200: AuditTrail },
  refusals: ['invalid', 'invalid_cursor'],
})
