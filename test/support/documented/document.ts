import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { allRoutes } from '../../../functions/docs/contract.ts'
import { openapiOf } from '../../../functions/docs/openapi.ts'

export type Json = { readonly [name: string]: unknown }
type Content = Readonly<Record<string, { readonly schema?: Json }>>
export type Answer = { readonly headers?: Json; readonly content?: Content }
export type Operation = {
  readonly operationId: string
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Answer>>
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>
    readonly responses: Readonly<Record<string, Answer>>
  }
}

/** As a client gets it, with the references to answers followed. */
const document = withAnswers(JSON.parse(JSON.stringify(openapiOf(allRoutes))))

function withAnswers({ paths, components }: Document): Document {
  const answerOf = (answer: Answer & { readonly $ref?: string }) =>
    components.responses[answer.$ref?.split('/').at(-1) ?? ''] ?? answer
  const followed = (operation: Operation): Operation => ({
    ...operation,
    responses: mapped(operation.responses, answerOf),
  })
  return { components, paths: mapped(paths, (operations) => mapped(operations, followed)) }
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}

/** Answers may get further fields in a later version; what this version answers has a name for each. */
function closed({ paths, components }: Document): Document {
  const close = (schema: Json): Json =>
    'properties' in schema && !('additionalProperties' in schema) ? { ...schema, additionalProperties: false } : schema
  const { Problem = {}, ...schemas } = components.schemas
  const closeProblems = ({ content = {}, ...answer }: Answer): Answer => ({
    ...answer,
    content: mapped(content, ({ schema = {} }) => ({
      schema: 'allOf' in schema ? { ...schema, unevaluatedProperties: false } : schema,
    })),
  })
  const closeAnswers = (operation: Operation): Operation => ({
    ...operation,
    responses: mapped(operation.responses, closeProblems),
  })
  return {
    paths: mapped(paths, (operations) => mapped(operations, closeAnswers)),
    components: { ...components, schemas: { Problem, ...mapped(schemas, close) } },
  }
}

const patterns = Object.entries(document.paths).map(([path, operations]) => {
  const pattern = new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replace(/\{rest\}$/, '.+')
      .replace(/\{\w+\}/g, '[^/]+')}$`,
  )
  return { path, pattern, operations }
})

export type Found = { readonly path: string; readonly method: string; readonly operation: Operation }

/** HEAD is described as GET is. */
export function operationAt(method: string, address: string): Found | undefined {
  const name = (method === 'HEAD' ? 'GET' : method).toLowerCase()
  const fitting = patterns.filter(({ pattern, operations }) => pattern.test(address) && operations[name])
  const [best] = fitting.toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)
  const operation = best?.operations[name]
  return best && operation && { path: best.path, method: name, operation }
}

function validatorsOf(root: object) {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema(root, 'openapi')
  /** `steps` lead to a schema in the document. Returns what is wrong, or undefined. */
  return (steps: readonly string[], value: unknown): string | undefined => {
    const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    const validate = ajv.getSchema(`openapi#/${pointer}`)
    if (!validate) throw new Error(`No schema at ${pointer}`)
    return validate(value) === true ? undefined : ajv.errorsText(validate.errors, { dataVar: 'body' })
  }
}

export const requestFault = validatorsOf(document)
export const answerFault = validatorsOf(closed(document))
