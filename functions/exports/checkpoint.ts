import { deserialize, serialize } from 'node:v8'
import * as z from 'zod'

/** A zip file as far as it is written: parts that are uploaded, and the end that is too short yet to be one. */
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
  /** How many numbered files there are of each kind of lines. */
  files: z.record(z.string(), z.int()),
  /** Lines by file; for a folder its files. */
  counts: z.record(z.string(), z.int()),
})
export type Archive = z.infer<typeof Archive>

/** Where an export goes on: the partition, and in it the row after which. */
const Place = z.object({ pk: z.string(), after: z.string().optional() })
export type Place = z.infer<typeof Place>

/** All that the next slice must know. Without a place everything is written, and only the upload is to be completed. */
const Checkpoint = z.object({ archive: Archive, place: Place.optional() })
export type Checkpoint = z.infer<typeof Checkpoint>

export const emptyArchive: Archive = { parts: [], tail: new Uint8Array(), entries: [], files: {}, counts: {} }

/** Kept for minutes, between two slices of one release. */
export function packCheckpoint(checkpoint: Checkpoint): Uint8Array {
  return serialize(checkpoint)
}

/** Throws for bytes that are no checkpoint of this shape. */
export function unpackCheckpoint(bytes: Uint8Array): Checkpoint {
  return Checkpoint.parse(deserialize(bytes))
}
