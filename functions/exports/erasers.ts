import { type Eraser, plainRow } from '../shared/erasure/eraser.ts'
import type { ItemType } from '../shared/keys.ts'

export const exportErasers = { export: plainRow } satisfies Partial<Record<ItemType, Eraser>>
