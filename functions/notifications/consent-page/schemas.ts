import * as z from 'zod'
import { answers } from './page-texts.ts'

/** What the form led to; anything else is ignored. */
export const AnswerQuery = z.object({ done: z.enum(answers).optional().catch(undefined) })
