import { writeFileSync } from 'node:fs'
import { apiSurface } from './api-surface/surface.ts'

writeFileSync(new URL('../test/docs/api-surface.txt', import.meta.url), apiSurface())
