/** How long a finished export can be downloaded. */
export const exportMilliseconds = 24 * 3_600_000
/** Longer than any function runs: until then the slice that claimed an export may still be working. */
export const claimMilliseconds = 35_000
/** Consecutive slices that may die before the export fails. */
export const maxFailedSlices = 5

type Stored = { readonly status: 'running' | 'ready' | 'failed'; readonly expiresAt?: number | undefined }

/** The status that clients see. `now` in epoch milliseconds. */
export function exportStatus({ status, expiresAt }: Stored, now: number): Stored['status'] | 'expired' {
  return status === 'ready' && now >= (expiresAt ?? 0) ? 'expired' : status
}
