import { type Eraser, notAccountData, retained } from '../shared/erasure/eraser.ts'
import type { ItemType } from '../shared/keys.ts'

export const erasureErasers = {
  signInAttempt: retained(
    'Keyed hashes of addresses that somebody tried to sign in with',
    'a quarter of an hour after the first try',
  ),
  erasureAudit: notAccountData,
  erasure: retained('It proves the erasure and holds no personal data', 'as long as this installation'),
} satisfies Partial<Record<ItemType, Eraser>>
