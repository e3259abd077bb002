import { allRoutes } from '../../functions/docs/contract.ts'
import { openapiOf } from '../../functions/docs/openapi.ts'
import { AppError, errorCodes } from '../../functions/shared/errors.ts'
import { type Json, resolve, schemaLines } from './schema-lines.ts'

const defaultMaxBytes = 256 * 1024

/**
 * One sorted line per operation, status and field, without explanations, and what OpenAPI does not hold: the size of bodies,
 * and the status of each code.
 */
export function apiSurface(): string {
  const document: Json = JSON.parse(JSON.stringify(openapiOf(allRoutes)))
  const { paths, components, info, tags: _tags, ...rest } = document
  const lines = [
    ...Object.entries(rest).map(([name, value]) => `api ${name} ${JSON.stringify(value)}`),
    `api version ${(info as Json)['version']}`,
    ...securitySchemes(components as Json),
    ...errorCodes.map((code) => `error ${new AppError(code).status} ${code}`),
    ...allRoutes.map(
      ({ route }) => `route ${route.method} ${route.path} up to ${route.maxBytes ?? defaultMaxBytes} bytes`,
    ),
    ...Object.entries(paths as Json).flatMap(([path, methods]) =>
      Object.entries(methods as Json).flatMap(([method, operation]) =>
        operationLines(operation as Json, document).map((line) =>
          line.startsWith('problem ') ? line : `${path} ${method.toUpperCase()} ${line}`,
        ),
      ),
    ),
  ]
  return `${[...new Set(lines)].sort().join('\n')}\n`
}

function securitySchemes({ securitySchemes }: Json): string[] {
  return Object.entries(securitySchemes as Record<string, Json>).map(([name, { description: _, ...scheme }]) => {
    return `api securityScheme ${name} ${JSON.stringify(scheme)}`
  })
}

function operationLines(operation: Json, document: Json): string[] {
  const { operationId: _id, tags: _tags, summary: _summary, description: _description, ...contract } = operation
  const { parameters = [], requestBody, responses, ...rest } = contract
  return [
    ...Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
    ...(parameters as Json[]).flatMap((each) => parameterLines(each, document)),
    ...(requestBody ? bodyLines('request', requestBody as Json, document) : []),
    ...Object.entries(responses as Record<string, Json>).flatMap(([status, each]) => bodyLines(status, each, document)),
  ]
}

function parameterLines(
  { name, in: place, required, schema, description: _, ...rest }: Json,
  document: Json,
): string[] {
  const presence = required === true ? 'required' : 'optional'
  const others = Object.entries(rest).map(([keyword, value]) => `${place} ${name} ${keyword} ${JSON.stringify(value)}`)
  return [...others, ...schemaLines(schema, document, `${place} ${name}`, presence)]
}

function bodyLines(label: string, body: Json, document: Json): string[] {
  const { content = {}, headers = {}, description: _, ...rest } = resolve(body, document)
  return [
    ...(Object.keys(content as Json).length > 0 ? [] : [label]),
    ...Object.entries(rest).map(([name, value]) => `${label} ${name} ${JSON.stringify(value)}`),
    ...Object.entries(headers as Record<string, Json>).flatMap(([name, { schema }]) =>
      schemaLines(schema, document, `${label} header ${name}`),
    ),
    ...Object.entries(content as Record<string, Json>).flatMap(([type, { schema }]) =>
      type === 'application/problem+json'
        ? problemLines(label, schema as Json, document)
        : isGatewayError(schema)
          ? [`${label} gateway error`]
          : schemaLines(schema, document).map((line) => `${label} ${type} ${line}`),
    ),
  ]
}

function isGatewayError(schema: unknown): boolean {
  return (schema as Json)['$ref'] === '#/components/schemas/GatewayMessage'
}

/** All refusals share the fields of one schema, listed once. */
function problemLines(status: string, { allOf }: Json, document: Json): string[] {
  const [problem, { properties }] = (allOf as Json[]).map((each) => resolve(each, document)) as [Json, Json]
  const { code, ...extras } = properties as Json
  const codes = (code as { enum: string[] }).enum
  const fields = schemaLines(problem, document).map((line) => `problem ${line}`)
  const carried = Object.keys(extras).map((name) => `problem ${codes.join(' or ')} ${name}: optional`)
  return [...fields, ...carried, `${status} problem ${codes.toSorted().join(', ')}`]
}
