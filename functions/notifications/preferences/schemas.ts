import * as z from 'zod'

/** Any text: for a truncated or forged token the page explains. No token is longer. */
export const ByToken = z.object({ token: z.string().max(2_000) })

/** The fields of the page, or the one field that an email program sends (RFC 8058). */
export const PreferenceForm = z.record(z.string().max(100), z.string().max(1_000))
