import {
  type Eraser,
  erasedWithOwner,
  plainRow,
  type RowSet,
  retained,
  rowWithPointers,
  type SharedRow,
} from '../shared/erasure/eraser.ts'
import {
  accountOf,
  customerKey,
  emailPointerKey,
  type ItemType,
  type Key,
  partitionOf,
  phonePointerKey,
  statementKey,
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
  {
    type: 'consentLedger',
    ...rowsWithPrefix({ pk: partitionOf(accountId, 'consentLedger'), sk: `${customerId}#` }),
    shared: ({ statementHash }) => sharedStatement(accountId, statementHash),
  },
]

/** Of an entry by an earlier release, whose wording lies in a row of its own. A newer entry contains it. */
function sharedStatement(accountId: string, hash: unknown): SharedRow[] {
  if (typeof hash !== 'string') return []
  const subjectOf = ({ customerId }: Record<string, unknown>) => customerKey(accountId, String(customerId))
  const users = { pk: partitionOf(accountId, 'consentLedger'), name: 'statementHash', value: hash, subjectOf }
  return [{ key: statementKey(accountId, hash), users }]
}
