import type * as z from 'zod'
import type { commonFields } from './common-fields.ts'
import type { FieldText } from './field-text.ts'

export type Component = {
  readonly schema: z.ZodType
  readonly description: string
  readonly fields: Readonly<Record<string, FieldText>>
  /** Fields that its example has not, as they exclude others. */
  readonly notInExample: readonly string[]
}

type NameOf<Schema extends z.ZodType> = keyof z.input<Schema> & string

/** A text for every field: a field without one does not compile. Those in `commonFields` may have one of their own. */
type FieldTexts<Schema extends z.ZodType> = {
  readonly [Name in Exclude<NameOf<Schema>, keyof typeof commonFields>]-?: FieldText
} & { readonly [Name in Extract<NameOf<Schema>, keyof typeof commonFields>]?: FieldText }

export function component<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  fields: FieldTexts<Schema>,
  notInExample: readonly NameOf<Schema>[] = [],
): Component {
  return { schema, description, fields, notInExample }
}
