import * as z from 'zod'
import { id } from '../../shared/fields.ts'

const count = z.int()
const date = z.iso.date()

export const MemberPath = z.object({ id })

/** Both in days of the account's time zone; `to` is not included. */
export const CountsQuery = z.strictObject({ from: date, to: date })
export type CountsQuery = z.infer<typeof CountsQuery>

export const CountsAnswer = z.object({
  items: z.array(
    z.object({
      day: date,
      received: count,
      stored: count,
      outsideShift: count,
      duplicates: count,
      invalid: count,
    }),
  ),
})
export type CountsAnswer = z.infer<typeof CountsAnswer>
