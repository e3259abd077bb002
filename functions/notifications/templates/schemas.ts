import * as z from 'zod'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import { languages } from '../../customers/domain/language.ts'
import { text } from '../../shared/fields.ts'

export const TemplatePath = z.object({ kind: z.enum(messageKinds), channel: z.enum(channels) })
export type TemplatePath = z.infer<typeof TemplatePath>

/** Without a language, that of the company's country. */
export const TemplateQuery = z.object({ language: z.enum(languages).optional() })
export type TemplateQuery = z.infer<typeof TemplateQuery>

const words = { subject: text(500).optional(), body: text(10_000) }
export const TemplateContent = z.strictObject(words)
export type TemplateContent = z.infer<typeof TemplateContent>

export const TemplatePreview = z.strictObject({
  ...TemplatePath.shape,
  language: z.enum(languages).optional(),
  ...words,
})
export type TemplatePreview = z.infer<typeof TemplatePreview>

export const TemplateResponse = z.object({
  ...TemplatePath.shape,
  language: z.enum(languages),
  subject: z.string().optional(),
  body: z.string(),
  /** Ours, until the company writes its own. */
  isDefault: z.boolean(),
  /** What it may name; any other name is refused. */
  variables: z.array(z.string()),
  updatedAt: z.string().optional(),
  updatedBy: z.string().optional(),
})

/** With an example's data. A mail has a subject and HTML, a text an encoding, segments and about what they cost. */
export const PreviewResponse = z.object({
  subject: z.string().optional(),
  text: z.string(),
  html: z.string().optional(),
  characters: z.int().optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  segments: z.int().optional(),
  priceUsd: z.number().optional(),
})
