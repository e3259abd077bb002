import * as z from 'zod'
import { utcInstant } from '../shared/fields.ts'

const status = z.enum(['running', 'ready', 'failed', 'expired'])

export const ExportAccepted = z.object({ exportId: z.string(), status })

export const OwnExport = z.object({
  exportedAt: utcInstant,
  items: z.record(z.string(), z.array(z.looseObject({}))),
  nextCursor: z.string().optional(),
})

export const ExportView = z.object({
  exportId: z.string(),
  status,
  requestedAt: utcInstant,
  /** Lines written so far, per file name; files per folder name. */
  progress: z.record(z.string(), z.int()),
  finishedAt: utcInstant.optional(),
  url: z.url().optional(),
  bytes: z.int().optional(),
  expiresAt: utcInstant.optional(),
})
