import type { LanguageRules } from './language.ts'
import { spanishAsks } from './spanish-asks.ts'
import { spanishDoubts } from './spanish-doubts.ts'
import { spanishStops } from './spanish-stops.ts'

export const spanishRules: LanguageRules = { ...spanishStops, ...spanishDoubts, ...spanishAsks }
