import * as z from 'zod'

/** `claim` identifies the attempt that sends; `claimedAt` (epoch milliseconds) shows whether its sender has died. */
export const sendingFields = {
  version: z.int(),
  attempts: z.int(),
  claim: z.string().optional(),
  claimedAt: z.int().optional(),
  sentAt: z.string().optional(),
  providerMessageId: z.string().optional(),
  /** Delivery events without the provider's free text. */
  events: z.array(
    z.object({
      type: z.string(),
      at: z.string(),
      id: z.string(),
      detail: z.string().optional(),
      subtype: z.string().optional(),
    }),
  ),
}

export const unsent = { version: 1, attempts: 0, events: [] as [] }
