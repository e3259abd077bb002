import * as z from 'zod'

/**
 * What a message carries while it is sent, be it to a customer or to a member. `version` counts every change of the row;
 * `claim` names the attempt that holds it, and `claimedAt` (milliseconds since the epoch) tells when a sender has died.
 */
export const sendingFields = {
  version: z.int(),
  attempts: z.int(),
  claim: z.string().optional(),
  claimedAt: z.int().optional(),
  sentAt: z.string().optional(),
  providerMessageId: z.string().optional(),
  /** What the provider told: types, times and codes, never its words. */
  events: z.array(z.object({ type: z.string(), at: z.string(), id: z.string(), detail: z.string().optional() })),
}

export const unsent = { version: 1, attempts: 0, events: [] as [] }
