import { AppError } from '../../shared/errors.ts'
import { maxRowPoints } from '../domain/codec/frame.ts'
import type { IngestResult, Upload } from './upload.ts'

/**
 * In order of time, so that each part is newer than what is stored. Parts that must wait do not hold back the others; after
 * any other error those before it are stored, and the repeat finds them.
 * @throws AppError `not_yet` after storing the others
 */
export async function ingestInParts(
  upload: Upload,
  ingest: (part: Upload) => Promise<IngestResult>,
): Promise<IngestResult> {
  const { points } = upload
  let total: IngestResult = { stored: 0, repeated: 0, outside: 0, tracking: 'off' }
  let notYet: unknown
  for (let start = 0; start === 0 || start < points.length; start += maxRowPoints) {
    const isLast = start + maxRowPoints >= points.length
    const part = { ...upload, points: points.slice(start, start + maxRowPoints) }
    // what no part has, is counted with the last one, unless all is sent again
    const counted = isLast && notYet === undefined ? part : { ...part, duplicates: 0, invalid: [] }
    try {
      total = sum(total, await ingest(counted))
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_yet')) throw error
      notYet = error
    }
  }
  if (notYet !== undefined) throw notYet
  return total
}

/** Tracking is that of the later one. */
function sum(one: IngestResult, other: IngestResult): IngestResult {
  return {
    stored: one.stored + other.stored,
    repeated: one.repeated + other.repeated,
    outside: one.outside + other.outside,
    tracking: other.tracking,
  }
}
