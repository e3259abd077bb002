import { route } from '../../shared/http/route.ts'
import { BulkRequest, BulkResponse } from './schemas.ts'

export const SendBulk = route({
  method: 'POST',
  path: '/v1/messages/bulk',
  access: 'staff',
  summary:
    'Sends what staff wrote to all customers with a tag, or to those named, by each channel that they allow for its kind. The answer counts what the gate decides now, before anything is sent; with `dryRun` nothing is. Each customer and channel then gets a message row, refused ones with the reason. An address that several of the customers have gets one message.',
  body: BulkRequest,
  responses: { 202: BulkResponse },
  refusals: ['invalid'],
  idempotent: true,
})
