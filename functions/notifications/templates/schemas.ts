import * as z from 'zod'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import { text } from '../../shared/fields.ts'
import { languages } from '../../shared/language.ts'

export const TemplatePath = z.object({ kind: z.enum(messageKinds), channel: z.enum(channels) })
export type TemplatePath = z.infer<typeof TemplatePath>

/** The default language is that of the company's country. */
export const TemplateQuery = z.object({ language: z.enum(languages).optional() })
export type TemplateQuery = z.infer<typeof TemplateQuery>

const content = { subject: text(500).optional(), body: text(10_000) }
export const TemplateContent = z.strictObject(content)
export type TemplateContent = z.infer<typeof TemplateContent>

/** Without a body: of the template that is in force. */
export const TemplatePreview = z.strictObject({
  ...TemplatePath.shape,
  language: z.enum(languages).optional(),
  ...content,
  body: content.body.optional(),
})
export type TemplatePreview = z.infer<typeof TemplatePreview>

/** `stop_word`: a word such as STOP or CANCEL stands in capitals where a reply is asked for. */
export const warnings = z.array(z.object({ code: z.enum(['stop_word']) })).optional()

export const TemplateResponse = z.object({
  ...TemplatePath.shape,
  language: z.enum(languages),
  subject: z.string().optional(),
  body: z.string(),
  isDefault: z.boolean(),
  variables: z.array(z.string()),
  updatedAt: z.string().optional(),
  updatedBy: z.string().optional(),
  warnings,
})

export const TemplateList = z.object({ items: z.array(TemplateResponse) })

export const PreviewResponse = z.object({
  subject: z.string().optional(),
  text: z.string(),
  html: z.string().optional(),
  characters: z.int().optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  segments: z.int().optional(),
  priceUsd: z.number().optional(),
  warnings,
})
