import { route } from '../../shared/http/route.ts'
import { AuditQuery, AuditTrail } from './schemas.ts'

export const ShowAuditTrail = route({
  method: 'GET',
  path: '/v1/account/audit',
  access: 'owner',
  summary: 'Lists who changed or viewed what',
  query: AuditQuery,
  responses: { 200: AuditTrail },
  refusals: ['invalid', 'invalid_cursor'],
})
