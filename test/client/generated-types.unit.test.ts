import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedTypes } from '../../packages/client/tools/generated-types.ts'

test('the client’s types are those of the document (npm run api-surface)', async () => {
  const committed = readFileSync(new URL('../../packages/client/src/openapi.ts', import.meta.url), 'utf8')
  // a comparison, since a difference of so many lines is not readable
  expect((await generatedTypes()) === committed).toBe(true)
})
