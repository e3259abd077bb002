import * as z from 'zod'
import { emailAddress } from '../../shared/fields.ts'

export const ByContactToken = z.object({ token: z.string().max(2_000) })

/** Any form that the page’s address receives confirms. */
export const VerifyForm = z.record(z.string().max(100), z.string().max(1_000))

export const VerificationSent = z.object({ contactEmail: emailAddress })
