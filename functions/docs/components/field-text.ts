/** What a field means, with its unit. The example may be left out where the schema says enough: an enum, a boolean, a list. */
export type FieldText = string | readonly [description: string, example: unknown]
