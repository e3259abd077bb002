import type { ErasureState } from '../domain/erasure.ts'

type Kept = readonly [what: string, why: string, until?: string]

/** Times and counts are given as text. */
export type StatusTexts = {
  readonly states: Readonly<Record<ErasureState, readonly [heading: string, meaning: string]>>
  readonly undo: readonly [heading: string, text: (until: string) => string, button: string]
  readonly counting: string
  readonly progress: (percent: string) => string
  readonly counts: { readonly deleted: string; readonly there: string; readonly what: string; readonly count: string }
  readonly erasedOf: (erased: string, found: string) => string
  readonly kept: string
  /** By the receipt's name for it; what is missing here is shown as the receipt has it. */
  readonly keptItems: Readonly<Record<string, Kept>>
  readonly until: (end: string) => string
  readonly unreadable: (at: string) => string
  readonly receipt: {
    readonly heading: string
    readonly download: string
    readonly content: string
    readonly check: string
    /** HTML; both are escaped. */
    readonly how: (command: string, keys: string) => string
  }
  readonly refreshing: (seconds: number) => string
  readonly stopRefreshing: string
  readonly refresh: string
  readonly requested: (at: string, erasureId: string) => string
  readonly refusals: {
    readonly not_found: readonly [heading: string, text: string]
    readonly too_late: readonly [heading: string, text: string]
    readonly other: readonly [heading: string, text: string]
  }
}
