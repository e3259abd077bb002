import {
  type Eraser,
  erasedWith,
  kept,
  onlyRow,
  type Part,
  plainRow,
  rowNaming,
  rowsBehind,
} from '../shared/erasure/eraser.ts'
import {
  accountOf,
  customerKey,
  type ItemType,
  type Key,
  mailPointerKey,
  partitionOf,
  phonePointerKey,
} from '../shared/keys.ts'

/** How what belongs to customers leaves with their account. */
export const customerErasers = {
  customer: rowNaming(pointersOf),
  phonePointer: erasedWith('customer'),
  mailPointer: erasedWith('customer'),
  consent: plainRow,
  consentLedger: plainRow,
  statement: plainRow,
  suppression: kept('a keyed hash of a stopped address, so that nobody writes to it again', 'for good'),
} satisfies Partial<Record<ItemType, Eraser>>

function pointersOf(row: Record<string, unknown>): Key[] {
  const accountId = accountOf({ pk: String(row['pk']) })
  const customerId = String(row['customerId'])
  const { phoneHash, mailHash } = row
  return [
    ...(typeof phoneHash === 'string' ? [phonePointerKey(phoneHash, accountId, customerId)] : []),
    ...(typeof mailHash === 'string' ? [mailPointerKey(mailHash, accountId, customerId)] : []),
  ]
}

/** What is held about one customer here. The memory of a stop stays: it names nobody. */
export const customerParts = (accountId: string, customerId: string): Part[] => [
  onlyRow('customer', customerKey(accountId, customerId)),
  rowsBehind('consent', { pk: partitionOf(accountId, 'consent'), sk: `${customerId}#` }),
  rowsBehind('consentLedger', { pk: partitionOf(accountId, 'consentLedger'), sk: `${customerId}#` }),
]
