import { lookMilliseconds } from './key-lifetimes.ts'

/** As a due row keeps what is to be known of its work. */
type Details = Record<string, string | number>

/** Where a look that had no time for all goes on. */
export type Place = { readonly pk: string; readonly sk: string }

/** The two looks for what older data keys have sealed, as the due row of that work keeps them. */
export type KeyLook = {
  /** The key that seals since; with another one the looks begin anew. */
  readonly current: number
  readonly turn: 1 | 2
  /** Older versions of which no row has been met. */
  readonly unmet: readonly number[]
  /** Not to be begun earlier, in milliseconds since the epoch: a wake may come again at any time. */
  readonly notBefore: number
  readonly place?: Place | undefined
}

/** The look after a new key, a month after it; or the one after that, a month later, for those of which none was met. */
export function nextLook(current: number, turn: KeyLook['turn'], unmet: readonly number[], now: number): KeyLook {
  return { current, turn, unmet, notBefore: now + lookMilliseconds }
}

export function detailsOf({ unmet, place, ...look }: KeyLook): Details {
  return { ...look, unmet: unmet.join(), ...place }
}

export function lookOf({ current, turn, unmet, notBefore, pk, sk }: Details): KeyLook {
  return {
    current: Number(current),
    turn: turn === 1 ? 1 : 2,
    unmet: String(unmet).split(',').map(Number),
    notBefore: Number(notBefore),
    place: pk === undefined ? undefined : { pk: String(pk), sk: String(sk) },
  }
}
