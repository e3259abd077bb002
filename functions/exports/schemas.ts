import * as z from 'zod'
import { utcInstant } from '../shared/fields.ts'

const status = z.enum(['running', 'ready', 'failed', 'expired'])

export const ExportAccepted = z.object({ exportId: z.string(), status })

/** The lines of each file of an export that are about the caller. */
export const OwnExport = z.object({
  exportedAt: utcInstant,
  items: z.record(z.string(), z.array(z.looseObject({}))),
  nextCursor: z.string().optional(),
})

export const ExportView = z.object({
  exportId: z.string(),
  status,
  requestedAt: utcInstant,
  /** Lines written so far, by file; for a folder its files. */
  progress: z.record(z.string(), z.int()),
  finishedAt: utcInstant.optional(),
  /** Made for this answer; while the export is ready. */
  url: z.url().optional(),
  bytes: z.int().optional(),
  expiresAt: utcInstant.optional(),
})
