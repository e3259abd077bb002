import * as z from 'zod'

/** A truncated or forged token gets a page that says so. */
export const ByInvitationToken = z.object({ token: z.string().max(2_000) })

/** The button's name is not read: any form that the page's address receives declines. */
export const DeclineForm = z.record(z.string().max(100), z.string().max(1_000))
