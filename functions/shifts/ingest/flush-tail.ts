import { mergePoints } from '../domain/track/merge-points.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { trimToShift } from './trim-to-shift.ts'
import type { PingDeps, Upload } from './upload.ts'

/**
 * Makes the tail a segment. Twice the same segment, or the segment beside the tail, does no harm, since readers merge points by
 * identity. The upload was taken whatever happens here: after a failure the next one tries again.
 */
export async function flushTail(
  open: OpenShift,
  upload: Pick<Upload, 'accountId' | 'now' | 'days'>,
  deps: PingDeps,
): Promise<void> {
  const { accountId } = upload
  try {
    const packed = await deps.pack(accountId, mergePoints(...(await deps.openTail(accountId, open))))
    await deps.putSegment(accountId, open, packed, upload)
    if (!(await deps.clearTail(accountId, open))) await trimToShift(upload, open, packed, deps)
  } catch (error) {
    deps.reportFlush(error)
  }
}
