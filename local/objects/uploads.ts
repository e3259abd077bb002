import { join } from 'node:path'
import * as z from 'zod'
import { openJournal } from '../state/journal.ts'

const Upload = z.object({ bucket: z.string(), key: z.string(), uploadId: z.string() })
export type Upload = z.infer<typeof Upload>

/** An upload that began, or the id of one that ended. */
const Entry = z.union([Upload, z.object({ ended: z.string() })])

export type Uploads = {
  began(upload: Upload): void
  ended(uploadId: string): void
  open(bucket: string, prefix: string): Upload[]
}

/** Neither completed nor aborted. Survives restarts. */
export function openUploads(state: string): Uploads {
  const journal = openJournal(join(state, 'uploads.jsonl'), Entry)
  return {
    began: (upload) => journal.append(upload),
    ended: (uploadId) => journal.append({ ended: uploadId }),
    open(bucket, prefix) {
      const open = new Map<string, Upload>()
      for (const entry of journal.all()) {
        if ('ended' in entry) open.delete(entry.ended)
        else open.set(entry.uploadId, entry)
      }
      return [...open.values()].filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
    },
  }
}
