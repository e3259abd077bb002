import { expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import { openapiOf } from '../../functions/docs/openapi.ts'
import { errorCodesOf } from '../../functions/docs/problems.ts'
import { refusalReasons } from '../../functions/notifications/domain/decide.ts'
import { errorCodes } from '../../functions/shared/errors.ts'

type Json = { readonly [name: string]: unknown }
const contract = JSON.parse(JSON.stringify(openapiOf(allRoutes)))
const operations = Object.entries<Json>(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Json })),
)

function* schemasIn(value: unknown, path = ''): Generator<[string, Json]> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    if (name === 'schema') yield [path, each]
    yield* schemasIn(each, `${path}/${name}`)
  }
}

test('it is OpenAPI 3.1 with every route of every capability', () => {
  expect(contract.openapi).toMatch(/^3\.1\./)
  const declared = allRoutes.flatMap(({ route: { method, path, isUndescribed } }) => {
    const methods = method === 'ANY' ? ['GET', 'POST', 'PUT'] : [method]
    return isUndescribed ? [] : methods.map((each) => `${each} ${path.replace('+}', '}')}`)
  })
  const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
  expect(described.sort()).toEqual(declared.sort())
  expect(new Set(declared).size).toBe(declared.length)
  expect(described).toEqual(expect.arrayContaining(['POST /v1/account', 'DELETE /v1/account', 'GET /healthz']))
})

test('every operation has a unique id, a summary and success responses', () => {
  const names = operations.map(({ operation }) => operation['operationId'])
  expect(new Set(names).size).toBe(names.length)
  for (const { path, operation } of operations) {
    expect([path, operation['summary']]).toEqual([path, expect.stringMatching(/\S{3}/)])
    expect(Object.keys(operation['responses'] as Json)).toEqual(expect.arrayContaining([expect.stringMatching(/^2/)]))
  }
})

test('exactly the parameters of each path are described', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = (operation['parameters'] ?? []) as { name: string; in: string; required: boolean }[]
    const described = parameters.filter((each) => each.in === 'path')
    expect([path, described.map(({ name }) => name)]).toEqual([path, inPath])
    expect(described.every(({ required }) => required)).toBe(true)
  }
})

test('no schema is empty', () => {
  const types = ['type', '$ref', 'anyOf', 'allOf', 'oneOf', 'enum', 'const']
  for (const [path, schema] of schemasIn(contract.paths)) {
    expect([path, Object.keys(schema).some((keyword) => types.includes(keyword))]).toEqual([path, true])
  }
})

test('every reference has a target', () => {
  const references = [...JSON.stringify(contract).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, to]) => to ?? '')
  expect(references.length).toBeGreaterThan(0)
  for (const reference of references.filter((each) => each.startsWith('#/components/'))) {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<Json>((at, name) => at[name] as Json, contract)
    expect([reference, target]).toEqual([reference, expect.anything()])
  }
})

const responseOf = ({ $ref }: { $ref: string }) => contract.components.responses[$ref.split('/').at(-1) ?? '']
const problemOf = (response: { $ref: string }) => responseOf(response).content['application/problem+json']
const codesOf = (response: { $ref: string }) => problemOf(response).schema.allOf[1].properties.code.enum

test('errors are problems with the codes of their status, and only known codes', () => {
  const patch = contract.paths['/v1/account'].patch
  const statuses = ['200', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503']
  expect(Object.keys(patch.responses)).toEqual(statuses)
  expect(codesOf(patch.responses['403'])).toEqual(['forbidden', 'no_account', 'account_erasing'])
  for (const { route } of allRoutes) for (const code of errorCodesOf(route)) expect(errorCodes).toContain(code)
})

test('public operations need no token, all others do', () => {
  expect(contract.security).toEqual([{ accessToken: [] }])
  const open = operations.filter(({ operation }) => operation['security'] !== undefined).map(({ path }) => path)
  for (const path of open)
    expect(path).toMatch(
      /^\/($|healthz|openapi\.json|docs|privacy|terms|u\/|c\/|invitation\/|contact-address\/|in\/|v1\/erasures\/|account-deletion|\.well-known\/)/,
    )
})

test('requests reject unknown fields; responses allow further fields', () => {
  const { requestBody, responses } = contract.paths['/v1/members'].post
  expect(requestBody.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/NewMember' })
  expect(contract.components.schemas.NewMember.additionalProperties).toBe(false)
  expect(responses['201'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Member' })
  expect(contract.components.schemas.Member).not.toHaveProperty('additionalProperties')
})

test('the reason of a message names every reason of refusal', () => {
  const { schemas } = contract.components
  expect(schemas.RefusalReason.enum).toEqual(refusalReasons)
  for (const name of ['Message', 'RequestedMessage'])
    expect(schemas[name].properties.reason.anyOf).toContainEqual({ $ref: '#/components/schemas/RefusalReason' })
})
