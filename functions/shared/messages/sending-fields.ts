import * as z from 'zod'

/**
 * Sending state of a message to a customer or member. `version` counts changes of the row. `claim` identifies the attempt
 * that holds it; `claimedAt` (epoch milliseconds) shows whether its sender has died.
 */
export const sendingFields = {
  version: z.int(),
  attempts: z.int(),
  claim: z.string().optional(),
  claimedAt: z.int().optional(),
  sentAt: z.string().optional(),
  providerMessageId: z.string().optional(),
  /** Delivery events of the provider: types, times and codes, no free text. */
  events: z.array(z.object({ type: z.string(), at: z.string(), id: z.string(), detail: z.string().optional() })),
}

export const unsent = { version: 1, attempts: 0, events: [] as [] }
