import {
  type Eraser,
  erasedWithOwner,
  onlyRow,
  plainRow,
  type RowSet,
  retained,
  rowsBehind,
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
  onlyRow('customer', customerKey(accountId, customerId)),
  rowsBehind('consent', { pk: partitionOf(accountId, 'consent'), sk: `${customerId}#` }),
  rowsBehind('consentLedger', { pk: partitionOf(accountId, 'consentLedger'), sk: `${customerId}#` }),
]
