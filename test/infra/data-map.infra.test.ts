import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemTypes } from '../../functions/shared/keys.ts'
import { dataMap } from '../../tools/data-map/page.ts'

const page = readFileSync(new URL('../../docs/data-map.md', import.meta.url), 'utf8')

test('docs/data-map.md is what `npm run data-map` makes of the definitions and the roles', () => {
  expect(page).toBe(dataMap())
})

test('it tells of every item type, and which fields are sealed and why', () => {
  for (const type of itemTypes) expect(page).toContain(`\n## \`${type}\`\n`)
  expect(page).toContain('| `phone` | SMS go there')
})
