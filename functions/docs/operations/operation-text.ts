import type { FieldText } from '../components/field-text.ts'

export type OperationText = {
  /** What it does and what a caller must know: rules, order, repetition. */
  readonly description: string
  /** Of its parameters, unless `commonParameters` has them. */
  readonly parameters?: Readonly<Record<string, FieldText>>
  /** What a success means, by status, where the status does not say it. */
  readonly responses?: Readonly<Record<number, string>>
}
