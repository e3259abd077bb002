import { asLines, type Exporter } from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import { ExportItem } from './items.ts'

export const exportExporters = {
  export: asLines([ExportItem], { name: 'exports', about: 'The exports that were requested, this one included.' }),
} satisfies Partial<Record<ItemType, Exporter>>
