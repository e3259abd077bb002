import * as z from 'zod'

/** Longer than any token of ours; a longer one is none. */
/** Any: of a link that was cut off or made up, the page says so. */
export const ByToken = z.object({ token: z.string().max(2_000) })

/** A form: the fields of the page, or the one field that a mail program sends (RFC 8058). */
export const PreferenceForm = z.record(z.string().max(100), z.string().max(1_000))
