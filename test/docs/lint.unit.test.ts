import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import { openapiOf } from '../../functions/docs/openapi.ts'
import { lintRules } from './lint-rules.ts'

const contract = JSON.parse(JSON.stringify(openapiOf(allRoutes)))

/** Errors and warnings alike. Reads nothing but what is given: no file, no address. */
async function faultsOf(document: unknown): Promise<string[]> {
  const config = await createConfig(structuredClone(lintRules))
  const faults = await lintFromString({ source: JSON.stringify(document), config })
  return faults.map(({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer}: ${message}`)
}

test('the linter has nothing to say', async () => {
  expect(await faultsOf(contract)).toEqual([])
})

test('it would speak of a missing description, an unused schema and an example that does not fit', async () => {
  const broken = structuredClone(contract)
  delete broken.paths['/v1/clock-in'].post.description
  broken.components.schemas.Unused = { type: 'string', description: 'No operation has it' }
  broken.components.schemas.Shift.properties.points.examples = ['many']
  const faults = await faultsOf(broken)
  for (const rule of ['operation-description', 'no-unused-components', 'no-invalid-schema-examples'])
    expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${rule} `)))
})
