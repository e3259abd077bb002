/** How long a link to an export is given, from when it is ready: 24 hours, in milliseconds. */
export const exportMilliseconds = 24 * 3_600_000
/** Longer than any function lives: until then a slice that claimed an export may still be at it. */
export const claimMilliseconds = 35_000
/** Slices that die one after another before an export is given up. */
export const maxFailedSlices = 5

type Told = { readonly status: 'running' | 'ready' | 'failed'; readonly expiresAt?: number | undefined }

/** What a client is told; `now` in milliseconds. */
export function exportStatus({ status, expiresAt }: Told, now: number): Told['status'] | 'expired' {
  return status === 'ready' && now >= (expiresAt ?? 0) ? 'expired' : status
}
