import { asLines, type Exporter, excluded, exportedWithOwner } from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import {
  ConsentItem,
  CustomerItem,
  EmailPointerItem,
  LedgerItem,
  PhonePointerItem,
  StatementItem,
  SuppressionItem,
} from './items.ts'

export const customerExporters = {
  customer: asLines([CustomerItem], { name: 'customers', about: 'Customers and prospects.' }, [
    'phoneHash',
    'emailHash',
  ]),
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
        'Every decision of every customer, with the wording that was shown. Each entry holds the hash of the one before it.',
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
