import { writeFileSync } from 'node:fs'
import { dataMap } from './data-map/page.ts'

writeFileSync(new URL('../docs/data-map.md', import.meta.url), dataMap())
