import type { Language } from '../../shared/language.ts'
import { english } from './english.ts'
import { spanish } from './spanish.ts'
import type { StatusTexts } from './wording.ts'

export const statusTexts: Readonly<Record<Language, StatusTexts>> = { en: english, es: spanish }
