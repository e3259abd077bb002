import { scanPauseMilliseconds } from './key-lifetimes.ts'

/** As a due row keeps what is to be known of its work. */
type Details = Record<string, string | number>

/** Where a look that had no time for all goes on. */
export type Place = { readonly pk: string; readonly sk: string }

/** The two looks for what older data keys have sealed, as the due row of that work keeps them. */
export type KeyUsageScan = {
  /** The key that seals since; with another one the looks begin anew. */
  readonly current: number
  readonly turn: 1 | 2
  /** Older versions of which no row has been met. */
  readonly unseenVersions: readonly number[]
  /** Not to be begun earlier, in milliseconds since the epoch: a work may come again at any time. */
  readonly notBefore: number
  readonly place?: Place | undefined
}

/** The look after a new key, a month after it; or the one after that, a month later, for those of which none was met. */
export function nextScan(
  current: number,
  turn: KeyUsageScan['turn'],
  unseenVersions: readonly number[],
  now: number,
): KeyUsageScan {
  return { current, turn, unseenVersions, notBefore: now + scanPauseMilliseconds }
}

export function detailsOf({ unseenVersions, place, ...look }: KeyUsageScan): Details {
  return { ...look, unseenVersions: unseenVersions.join(), ...place }
}

export function keyUsageScanOf({ current, turn, unseenVersions, notBefore, pk, sk }: Details): KeyUsageScan {
  return {
    current: Number(current),
    turn: turn === 1 ? 1 : 2,
    unseenVersions: String(unseenVersions).split(',').map(Number),
    notBefore: Number(notBefore),
    place: pk === undefined ? undefined : { pk: String(pk), sk: String(sk) },
  }
}
