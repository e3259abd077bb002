import * as z from 'zod'
import { calendarDate } from '../../shared/fields.ts'

const count = z.int()
const date = z.iso.date()

/** Days in the account's time zone; `to` is excluded. */
export const PingCountsQuery = z.strictObject({ from: calendarDate, to: calendarDate })
export type PingCountsQuery = z.infer<typeof PingCountsQuery>

export const PingCountsResponse = z.object({
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
export type PingCountsResponse = z.infer<typeof PingCountsResponse>
