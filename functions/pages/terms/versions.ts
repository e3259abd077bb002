import type { LegalDocument } from '../legal-page.ts'
import { english } from './2026-11-27/english.ts'
import { spanish } from './2026-11-27/spanish.ts'

export const terms: LegalDocument = {
  path: '/terms',
  versions: [{ date: '2026-11-27', texts: { en: english, es: spanish } }],
}
