import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { ImportResponse } from './import-schemas.ts'

export const ImportCustomers = route({
  method: 'POST',
  path: '/v1/customers/import',
  access: 'staff',
  summary:
    'Imports customers from a CSV file of at most 2,000 lines and 1 MB, line by line. Importing the same file again changes nothing. Takes the customers.csv of an export, which grants no consent. Columns: customerId (of an export), name, kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence.',
  body: z.string(),
  bodyType: 'csv',
  maxBytes: 1024 * 1024,
  responses: { 200: ImportResponse },
  refusals: ['too_large', 'invalid', 'wrong_state'],
})
