import * as z from 'zod'
import { AppError } from '../errors.ts'
import { quotedName } from '../quoted-name.ts'

export type Fault = { readonly path: readonly string[]; readonly message: string }

const maxFaults = 100
/** In a path, for a name that the client chose. */
const unnamed = '*'

/**
 * Names fields of the contract only: a name or value of the client's may be personal data. An unknown query parameter is
 * named, cut short.
 */
export function invalidRequest(faults: readonly Fault[]): AppError {
  return new AppError('invalid', undefined, { errors: faults.slice(0, maxFaults) })
}

export function unknownParameters(names: readonly string[], query: object): Fault[] {
  return Object.keys(query)
    .filter((name) => !names.includes(name))
    .map((name) => ({ path: [quotedName(name)], message: 'is not a query parameter of this route' }))
}

export function faultsOf(schema: z.ZodType, { issues }: z.ZodError): Fault[] {
  return issues.map((issue) => {
    const { path, at } = along(schema, issue.path)
    return { path, message: issue.code === 'unrecognized_keys' ? unknownFields(at) : issue.message }
  })
}

function unknownFields(at: readonly z.core.$ZodType[]): string {
  const known = at.flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []))
  const list = known.length === 0 ? '' : `; known are ${[...new Set(known)].join(', ')}`
  return `holds unknown fields${list}`
}

/** Follows a path through a schema: the names on it that the schema declares, and what lies at its end. */
function along(schema: z.core.$ZodType, steps: readonly PropertyKey[]) {
  let at = alternativesIn(schema)
  const path = steps.map((step) => {
    const objects = at.filter((each) => each instanceof z.ZodObject)
    const declared = objects.flatMap(({ shape }) => (Object.hasOwn(shape, step) ? [shape[String(step)]] : []))
    const elements = at.flatMap((each) => {
      if (each instanceof z.ZodArray) return [each.element]
      return each instanceof z.ZodRecord ? [each.valueType] : []
    })
    const isNamed = declared.length > 0 || typeof step === 'number'
    at = [...declared, ...elements].flatMap((each) => (each ? alternativesIn(each) : []))
    return isNamed ? String(step) : unnamed
  })
  return { path, at }
}

/** Without what wraps it, and each option of a union. */
function alternativesIn(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternativesIn)
  if (schema instanceof z.ZodPipe) return alternativesIn(schema.in)
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType }
  return innerType === undefined ? [schema] : alternativesIn(innerType)
}
