import { ImportResponse } from '../../customers/import/import-schemas.ts'
import { Customer, CustomerChange, CustomerList, NewCustomer } from '../../customers/schemas.ts'
import { CustomerExport } from '../../notifications/history/schemas.ts'
import { component } from './component.ts'

const person = {
  name: ['Name of the person or company', 'Maria Lopez'],
  kind: 'Whether they have bought already',
  email: ['Email address', 'maria.lopez@example.com'],
  address: ['Where the work is done', '4021 Fremont Ave N, Seattle, WA 98103'],
  timeZone: ['Time zone of the customer, by its IANA name, if it is not the company’s', 'America/Los_Angeles'],
  language: 'Language of messages to the customer. Absent: the company’s',
  notes: ['What the company should know', 'Dog in the yard'],
  tags: ['How the company groups its customers', ['maintenance']],
} as const
const typedPhone = [
  'Phone number. Without a country code it is one of the account’s country',
  '(206) 555-0142',
] as const
const row = 'as it is stored'
const line = ['Line of the file, from 1', 17] as const
const warning = 'What the office should know of it'

export const customers = {
  Customer: component(Customer, 'A person or company that the company works for, or hopes to.', {
    ...person,
    phone: ['Phone number, E.164', '+12065550142'],
    warnings: 'What the office should know of the phone. Only in answers about one customer, when there is something',
  }),
  CustomerWarning: component(
    Customer.shape.warnings.unwrap().element,
    'What the office should know of a customer’s phone.',
    { code: warning },
  ),
  CustomerList: component(CustomerList, 'A page of customers, newest first. It may be short.', {
    items: 'The customers',
  }),
  NewCustomer: component(NewCustomer, 'A customer or prospect to add.', { ...person, phone: typedPhone }),
  CustomerChange: component(
    CustomerChange,
    'What to change of a customer. What is not given stays; `null` removes it.',
    { ...person, phone: typedPhone },
  ),
  CustomerExport: component(CustomerExport, 'All that is held about one customer.', {
    exportedAt: ['When it was read. RFC 3339, UTC', '2026-11-25T10:00:00.000Z'],
    customer: [`The customer, ${row}`, { customerId: '01JD4F3Y9BQX7M2KZT5WNVR8HC', name: 'Maria Lopez' }],
    consents: [
      `The consent of each channel and kind, ${row}`,
      [{ channel: 'sms', kind: 'reminder', state: 'granted' }],
    ],
    consentLedger: [`Every decision, ${row}`, [{ version: 1, channel: 'sms', decision: 'granted' }]],
    stops: ['Suppressions of the customer’s addresses', [{ channel: 'email', cause: 'hard-bounce' }]],
    appointments: [`The customer’s appointments, ${row}`, [{ appointmentId: '01JD4FA6HW2T8NRQ5XK3ZVYB7M' }]],
    messages: [`Messages to and from the customer, ${row}`, [{ messageId: '01JD4FC9K7P3VXB6TZ2RQWN5YH' }]],
  }),
  CustomerImport: component(
    ImportResponse,
    'What became of a file. Each line with content is in exactly one of `created`, `updated`, `unchanged` and `rejected`.',
    {
      created: ['Customers that are new', 120],
      updated: ['Customers that the file changed', 14],
      unchanged: ['Customers that are as the file has them', 63],
      rejected: 'Lines that were not imported',
      lines: ['Lines with content', 198],
      warnings: 'Lines that were imported all the same',
      encoding: 'How the file was read',
      encodingGuessed: 'Whether nothing in the file told its encoding: accented letters are worth a look',
      compression: 'How the file was compressed, whatever its header said',
      program: 'The program that exported the file, if it is a known one',
      columns: 'Columns that were read',
      skippedColumns: ['Columns that were left out', ['Birthday']],
      dryRun: 'Whether nothing was written',
    },
  ),
  RejectedLine: component(ImportResponse.shape.rejected.element, 'A line that was not imported.', {
    line,
    reason: ['Why, in words', 'phone is not a phone number'],
  }),
  ImportWarning: component(ImportResponse.shape.warnings.element, 'A line that was imported all the same.', {
    line,
    code: warning,
  }),
  ImportedColumn: component(ImportResponse.shape.columns.element, 'A column that was read.', {
    column: ['Its header in the file', 'Correo'],
    field: ['The field that it went to', 'email'],
  }),
}
