import { maxRowPoints } from '../domain/codec/frame.ts'
import type { IngestResult, Upload } from './upload.ts'

/**
 * In order of time, so that each part is newer than what is stored. Parts that must wait do not hold back the others; after
 * an error those before it are stored, and the repeat finds them.
 */
export async function ingestInParts(
  upload: Upload,
  ingest: (part: Upload) => Promise<IngestResult>,
): Promise<IngestResult> {
  const { points } = upload
  let total: IngestResult = { stored: 0, repeated: 0, outside: 0, waiting: 0, tracking: 'off' }
  for (let start = 0; start === 0 || start < points.length; start += maxRowPoints) {
    const isLast = start + maxRowPoints >= points.length
    const part = { ...upload, points: points.slice(start, start + maxRowPoints) }
    // what no part has, is counted with the last one, unless all is sent again
    const counted = isLast && total.waiting === 0 ? part : { ...part, duplicates: 0, invalid: [] }
    total = sum(total, await ingest(counted))
  }
  return total
}

/** Tracking is that of the later one. */
function sum(one: IngestResult, other: IngestResult): IngestResult {
  return {
    stored: one.stored + other.stored,
    repeated: one.repeated + other.repeated,
    outside: one.outside + other.outside,
    waiting: one.waiting + other.waiting,
    tracking: other.tracking,
  }
}
