import { route } from '../../shared/http/route.ts'
import { BulkRequest, BulkResponse } from './schemas.ts'

export const SendBulk = route({
  method: 'POST',
  path: '/v1/messages/bulk',
  access: 'staff',
  summary: 'Sends a message to many customers',
  body: BulkRequest,
  responses: { 202: BulkResponse },
  refusals: ['invalid'],
  idempotent: true,
})
