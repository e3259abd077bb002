import * as z from 'zod'

/** `HH:MM` at the customer's place, within one day; `end` is exclusive. */
export type SendingHours = { readonly start: string; readonly end: string }

/** No account and no stage sends outside these. */
export const widestSendingHours: SendingHours = { start: '08:00', end: '20:00' }

const time = z.string().regex(/^((0[89]|1\d):[0-5]\d|20:00)$/, 'must be HH:MM, from 08:00 to 20:00')

export const sendingHours = z.strictObject({ start: time, end: time })

/** What is left of stored hours within the widest; all of those when nothing is. */
export function narrowed({ start, end }: SendingHours): SendingHours {
  const from = start > widestSendingHours.start ? start : widestSendingHours.start
  const to = end < widestSendingHours.end ? end : widestSendingHours.end
  return from < to ? { start: from, end: to } : widestSendingHours
}
