import * as z from 'zod'

export type JsonSchema = { readonly [keyword: string]: unknown }

export function requestSchema(schema: z.ZodType): JsonSchema {
  return converted(schema, 'input')
}

/** The output side. Allows further fields, which a later version may add. */
export function responseSchema(schema: z.ZodType): JsonSchema {
  return converted(schema, 'output')
}

function converted(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return rest
}
