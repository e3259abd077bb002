import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { ImportQuery, ImportResponse } from './import-schemas.ts'

export const ImportCustomers = route({
  method: 'POST',
  path: '/v1/customers/import',
  access: 'staff',
  summary:
    'Imports customers from a CSV file of at most 2,000 lines and 1 MB, line by line. Importing the same file again changes nothing; columns that it has not and empty cells change nothing either. Takes the customers.csv of an export, which grants no consent, and the contacts or customers that Google Contacts, Outlook, QuickBooks, Jobber and Housecall Pro export. Columns, in English or Spanish: customerId (of an export), name (or first and last name), kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence. Another column with values is refused; `unknown=skip` leaves it out. `dryRun=true` writes nothing and answers the same. UTF-8, UTF-16 or Windows-1252, told by `encoding`; to be sure that no gateway on the way changes the bytes, send the file as application/octet-stream.',
  query: ImportQuery,
  body: z.string(),
  bodyType: 'csv',
  maxBytes: 1024 * 1024,
  responses: { 200: ImportResponse },
  refusals: ['too_large', 'invalid', 'wrong_state'],
})
