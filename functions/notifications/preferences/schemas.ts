import * as z from 'zod'
import { results } from './page-texts.ts'

/** A truncated or forged token gets a page that says so. */
export const ByToken = z.object({ token: z.string().max(2_000) })

/** The fields of the page, or one-click (RFC 8058). What else an email program sends must not hinder a stop. */
export const PreferenceForm = z.record(z.string(), z.string())

/** What the form led to. Anything else, as email programs add, is ignored. */
export const PageQuery = z.object({ done: z.enum(results).optional().catch(undefined) })
