import {
  type AsOf,
  asLines,
  type CsvFile,
  type Exporter,
  excluded,
  exportedWithOwner,
  withCsv,
  withLines,
} from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import { mendedCustomerZone } from '../shared/stored-zone.ts'
import { customerCells, customerColumns } from './domain/customer-csv.ts'
import {
  ConsentItem,
  CustomerItem,
  EmailPointerItem,
  LedgerItem,
  PhonePointerItem,
  StatementItem,
  SuppressionItem,
} from './items.ts'

/** What one import takes. */
const customersCsv: CsvFile = { name: 'customers', header: customerColumns, maxLines: 2_000, maxBytes: 1024 * 1024 }

const aboutCustomersCsv =
  'The same customers, for a spreadsheet and for an import. POST /v1/customers/import takes one such file at a time and ' +
  'ignores customers that it has already, so after a failure import the file again. Consents do not travel: an import of these ' +
  'files permits no message. The consent columns of an import are for consents that the company can prove itself. A phone ' +
  'that texted STOP to our number stays stopped in any account.'

/** Earlier releases stored abbreviations. */
function withUsableZone(line: Record<string, unknown>, { account }: AsOf): Record<string, unknown> {
  const { timeZone, ...others } = line
  if (typeof timeZone !== 'string') return line
  const mended = mendedCustomerZone(timeZone, account.country)
  return mended === undefined ? others : { ...line, timeZone: mended }
}

export const customerExporters = {
  customer: withCsv(
    withLines(
      asLines([CustomerItem], { name: 'customers', about: 'Customers and prospects.' }, ['phoneHash', 'emailHash']),
      withUsableZone,
    ),
    { csv: customersCsv, about: aboutCustomersCsv },
    customerCells,
  ),
  phonePointer: exportedWithOwner([PhonePointerItem], 'customer'),
  emailPointer: exportedWithOwner([EmailPointerItem], 'customer'),
  consent: asLines(
    [ConsentItem],
    {
      name: 'consents',
      about: 'The consent state of each customer by channel and kind of message, derived from the ledger.',
    },
    ['addressHash'],
  ),
  consentLedger: asLines(
    [LedgerItem],
    {
      name: 'consent-ledger',
      about:
        'Every decision of every customer, with the wording that was shown. Each entry holds the hash of the one before it; the hashes cover a hash of the address, which is not exported.',
    },
    ['addressHash'],
  ),
  statement: asLines([StatementItem], {
    name: 'statements',
    about: 'Wordings of older decisions, which refer to them by their SHA-256. Newer decisions contain theirs.',
  }),
  suppression: excluded(
    [SuppressionItem],
    'It belongs to no account and identifies no person: a keyed hash of a stopped address.',
  ),
} satisfies Partial<Record<ItemType, Exporter>>
