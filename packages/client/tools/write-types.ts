import { writeFileSync } from 'node:fs'
import { generatedTypes } from './generated-types.ts'

writeFileSync(new URL('../src/openapi.ts', import.meta.url), await generatedTypes())
