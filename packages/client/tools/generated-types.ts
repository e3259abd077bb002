import openapiTS, { astToString } from 'openapi-typescript'
import { allRoutes } from '../../../functions/docs/contract.ts'
import { openapiOf } from '../../../functions/docs/openapi.ts'

const heading = '// Generated from the API’s document by `npm run api-surface`. Do not edit.\n\n'

/** The source of src/openapi.ts, in order of the alphabet: that of the routes depends on how modules are loaded. */
export async function generatedTypes(): Promise<string> {
  const document = JSON.parse(JSON.stringify(openapiOf(allRoutes)))
  return (
    heading +
    astToString(await openapiTS(document, { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true }))
  )
}
