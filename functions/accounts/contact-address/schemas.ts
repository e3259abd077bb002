import * as z from 'zod'
import { emailAddress } from '../../shared/fields.ts'

export const VerificationSent = z.object({ contactEmail: emailAddress })
