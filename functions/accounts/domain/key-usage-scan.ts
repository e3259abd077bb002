import { scanPauseMilliseconds } from './key-lifetimes.ts'

/** As a due row stores it. */
type Details = Record<string, string | number>

export type ScanPosition = { readonly pk: string; readonly sk: string }

/** In a due row. Two scans, a month apart, decide whether an older data key may be deleted. */
export type KeyUsageScan = {
  /** A newer key restarts the scans. */
  readonly current: number
  readonly pass: 1 | 2
  readonly unseenVersions: readonly number[]
  /** Epoch milliseconds. Holds for repeated messages too. */
  readonly notBefore: number
  readonly position?: ScanPosition | undefined
}

export function nextScan(
  current: number,
  pass: KeyUsageScan['pass'],
  unseenVersions: readonly number[],
  now: number,
): KeyUsageScan {
  return { current, pass, unseenVersions, notBefore: now + scanPauseMilliseconds }
}

export function detailsOf({ unseenVersions, position, ...scan }: KeyUsageScan): Details {
  return { ...scan, unseenVersions: unseenVersions.join(), ...position }
}

export function keyUsageScanOf({ current, pass, unseenVersions, notBefore, pk, sk }: Details): KeyUsageScan {
  return {
    current: Number(current),
    pass: pass === 1 ? 1 : 2,
    unseenVersions: String(unseenVersions).split(',').map(Number),
    notBefore: Number(notBefore),
    position: pk === undefined ? undefined : { pk: String(pk), sk: String(sk) },
  }
}
