import { deserialize, serialize } from 'node:v8'
import * as z from 'zod'

/** A zip file under construction. `tail` is too short yet for a part. */
const Archive = z.object({
  parts: z.array(z.object({ etag: z.string(), bytes: z.int() })),
  tail: z.instanceof(Uint8Array),
  entries: z.array(
    z.object({
      path: z.string(),
      crc: z.int(),
      size: z.int(),
      compressed: z.int(),
      offset: z.int(),
      at: z.number(),
      /** Hex. */
      sha256: z.string(),
    }),
  ),
  files: z.record(z.string(), z.int()),
  /** Lines per file name; files per folder name. */
  counts: z.record(z.string(), z.int()),
})
export type Archive = z.infer<typeof Archive>

const RowPosition = z.object({ pk: z.string(), after: z.string().optional() })
export type RowPosition = z.infer<typeof RowPosition>

/** Without `position`, only the upload must be completed. */
const Checkpoint = z.object({ archive: Archive, position: RowPosition.optional() })
export type Checkpoint = z.infer<typeof Checkpoint>

export const emptyArchive: Archive = { parts: [], tail: new Uint8Array(), entries: [], files: {}, counts: {} }

/** V8's own format suffices: a checkpoint lives for minutes, between slices of one release. */
export function packCheckpoint(checkpoint: Checkpoint): Uint8Array {
  return serialize(checkpoint)
}

export function unpackCheckpoint(bytes: Uint8Array): Checkpoint {
  return Checkpoint.parse(deserialize(bytes))
}
