import * as z from 'zod'

export type JsonSchema = { readonly [keyword: string]: unknown }

/** What a request may hold, without references. */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}
