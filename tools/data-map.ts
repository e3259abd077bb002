import { writeFileSync } from 'node:fs'
import { readCommandLine, runCommand } from './command.ts'
import { dataMap } from './data-map/page.ts'

const usage = `npm run data-map

Writes docs/data-map.md from the item definitions and the synthesized roles.`

await runCommand(() => {
  readCommandLine(usage, {})
  writeFileSync(new URL('../docs/data-map.md', import.meta.url), dataMap())
})
