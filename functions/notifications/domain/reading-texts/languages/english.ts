import { englishAsks } from './english-asks.ts'
import { englishDoubts } from './english-doubts.ts'
import { englishStops } from './english-stops.ts'
import type { LanguageRules } from './language.ts'

export const englishRules: LanguageRules = { ...englishStops, ...englishDoubts, ...englishAsks }
