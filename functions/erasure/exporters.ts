import { type Exporter, excluded } from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import { ErasureAuditItem, ErasureItem, SignInAttemptItem } from './items.ts'

export const erasureExporters = {
  signInAttempt: excluded([SignInAttemptItem], 'It belongs to no account: a counter that expires after 15 minutes.'),
  erasureAudit: excluded([ErasureAuditItem], 'It belongs to no account: it holds counts only.'),
  erasure: excluded([ErasureItem], 'It belongs to no account: it proves that one was deleted.'),
} satisfies Partial<Record<ItemType, Exporter>>
