import { type Eraser, notAccountData, retained } from '../shared/erasure/eraser.ts'
import type { ItemType } from '../shared/keys.ts'

export const erasureErasers = {
  signInAttempt: retained(
    'Keyed hashes of email and IP addresses of sign-ins on the deletion page',
    '15 minutes after the first attempt',
  ),
  erasureAudit: notAccountData,
  erasure: retained('It proves the erasure and contains no personal data', 'as long as this installation exists'),
} satisfies Partial<Record<ItemType, Eraser>>
