import {
  type Eraser,
  erasedWithOwner,
  plainRow,
  type RowSet,
  retained,
  rowWithPointers,
} from '../shared/erasure/eraser.ts'
import {
  accountOf,
  customerKey,
  emailPointerKey,
  type ItemType,
  type Key,
  partitionOf,
  phonePointerKey,
} from '../shared/keys.ts'
import { rowsWithPrefix, singleRow } from '../shared/table/range.ts'

export const customerErasers = {
  customer: rowWithPointers(pointersOf),
  phonePointer: erasedWithOwner('customer'),
  emailPointer: erasedWithOwner('customer'),
  consent: plainRow,
  consentLedger: plainRow,
  statement: plainRow,
  suppression: retained('a keyed hash of a stopped address, so that it receives no message again', 'for good'),
} satisfies Partial<Record<ItemType, Eraser>>

function pointersOf(row: Record<string, unknown>): Key[] {
  const accountId = accountOf({ pk: String(row['pk']) })
  const customerId = String(row['customerId'])
  const { phoneHash, emailHash } = row
  return [
    ...(typeof phoneHash === 'string' ? [phonePointerKey(phoneHash, accountId, customerId)] : []),
    ...(typeof emailHash === 'string' ? [emailPointerKey(emailHash, accountId, customerId)] : []),
  ]
}

/** Suppressions stay: they identify no person. */
export const customerRowSets = (accountId: string, customerId: string): RowSet[] => [
  { type: 'customer', ...singleRow(customerKey(accountId, customerId)) },
  { type: 'consent', ...rowsWithPrefix({ pk: partitionOf(accountId, 'consent'), sk: `${customerId}#` }) },
  { type: 'consentLedger', ...rowsWithPrefix({ pk: partitionOf(accountId, 'consentLedger'), sk: `${customerId}#` }) },
]
