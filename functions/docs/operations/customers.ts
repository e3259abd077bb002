import type { OperationText } from './operation-text.ts'

export const customers = {
  CreateCustomer: {
    description:
      'Adds a customer or prospect. A phone in national format is read with the account’s country. A phone or address that cannot be valid is 422; what only looks odd is stored, with `warnings`.',
  },
  ListCustomers: {
    description: 'Customers, newest first, or those that match. A page may be short.',
    parameters: {
      q: [
        'Beginning of a word of the name or address, a whole phone number or email address, or the last four digits of a phone. Case and accents are ignored',
        'lopez',
      ],
      tag: ['A whole tag, in any case', 'maintenance'],
    },
  },
  GetCustomer: { description: 'One customer, with `warnings` about the phone when there are any.' },
  ChangeCustomer: {
    description:
      'Changes the fields that are given; `null` removes one. Consents do not carry over to a new phone or email address.',
  },
  EraseCustomer: {
    description:
      'Erases everything held about one customer: appointments, messages, consents. No request finds the customer from then on. That an address was stopped stays, as a keyed hash.',
  },
  ExportCustomer: {
    description:
      'Everything held about one customer: the person, consents, stops, appointments and messages, as they are stored.',
  },
  ImportCustomers: {
    description:
      'Imports customers from a CSV file of at most 2,000 lines, line by line. Importing the same file again changes nothing; neither do empty cells and columns that it has not. It takes the customers.csv of an export, which grants no consent, and the contacts or customers that Google Contacts, Outlook, QuickBooks, Jobber and Housecall Pro export.\n\n' +
      'Columns, in English or Spanish: customerId (of an export), name (or first and last name), kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence.\n\n' +
      'UTF-8, UTF-16 or Windows-1252, told by `encoding`. To be sure that no gateway on the way changes the bytes, send the file as application/octet-stream.',
    parameters: {
      unknown: 'What becomes of a file with values in a column that is not known: refused, or that column is skipped',
      dryRun: '`true` writes nothing and answers the same',
    },
    responses: { 200: 'What became of each line' },
  },
  GetConsents: {
    description: 'A customer’s consents and every recorded decision. What was never asked is absent.',
    parameters: { at: ['As they were at this instant. RFC 3339', '2026-11-24T09:00:00-08:00'] },
  },
  RecordConsent: {
    description:
      'Records a customer’s decision. A grant needs the statement that was shown. A grant after the customer’s own stop or complaint is recorded but not effective, and answered with 409 `stopped_by_customer`; after a hard bounce only an owner’s, with `paper` or `email` and evidence, is effective, else 409 `suppressed_address`.',
    responses: { 201: 'The entry of the ledger' },
  },
  RequestConsent: {
    description:
      'Makes a page where the customer can agree to messages, valid for 30 days. It records nothing for an address that its customer has stopped, and says how to take that back.',
    responses: { 201: 'The address of the page' },
  },
} satisfies Readonly<Record<string, OperationText>>
