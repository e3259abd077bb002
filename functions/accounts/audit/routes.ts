import * as z from 'zod'
import { paging } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { AuditTrail } from './schemas.ts'

export const ShowAuditTrail = route({
  method: 'GET',
  path: '/v1/account/audit',
  access: 'owner',
  summary: 'Who changed or viewed what, newest first, and whether the hash chain of the entries is intact',
  query: z.strictObject(paging),
  responses: { 200: AuditTrail },
  refusals: ['invalid_cursor'],
})
