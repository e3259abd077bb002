import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { ImportQuery, ImportResponse } from './import-schemas.ts'

export const ImportCustomers = route({
  method: 'POST',
  path: '/v1/customers/import',
  access: 'staff',
  summary: 'Imports customers from a CSV file',
  query: ImportQuery,
  body: z.string(),
  bodyType: 'csv',
  maxBytes: 1024 * 1024,
  responses: { 200: ImportResponse },
  refusals: ['too_large', 'invalid', 'wrong_state'],
})
