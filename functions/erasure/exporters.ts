import { type Exporter, excluded } from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import { ErasureAuditItem, ErasureItem, SignInAttemptItem } from './items.ts'

export const erasureExporters = {
  signInAttempt: excluded(
    [SignInAttemptItem],
    'It belongs to no account: a counter that ends after a quarter of an hour.',
  ),
  erasureAudit: excluded([ErasureAuditItem], 'It belongs to no account: it counts.'),
  erasure: excluded([ErasureItem], 'It belongs to no account: it proves that one was deleted.'),
} satisfies Partial<Record<ItemType, Exporter>>
