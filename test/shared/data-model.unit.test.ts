import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemTypes } from '../../functions/shared/keys.ts'

const page = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8')

test.each(itemTypes)('docs/data-model.md describes %s', (type) => {
  expect(page).toMatch(new RegExp(`^\\| \`${type}\``, 'm'))
})
