export const exportMilliseconds = 24 * 3_600_000
/** Longer than any function runs. */
export const claimMilliseconds = 35_000
export const maxFailedSlices = 5

type Stored = { readonly status: 'running' | 'ready' | 'failed'; readonly expiresAt?: number | undefined }

export function exportStatus({ status, expiresAt }: Stored, now: number): Stored['status'] | 'expired' {
  return status === 'ready' && now >= (expiresAt ?? 0) ? 'expired' : status
}
