import type { Language } from '../../shared/language.ts'
import { english } from './english.ts'
import { spanish } from './spanish.ts'
import type { PageTexts } from './wording.ts'

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en: english, es: spanish }
