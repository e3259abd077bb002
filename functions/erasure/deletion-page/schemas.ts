import * as z from 'zod'

const step = { pass: z.string().max(8_192) }

export const DeletionForm = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('sign-in'), email: z.string().max(254), password: z.string().max(256) }),
  z.strictObject({ step: z.literal('code'), code: z.string().max(20), ...step }),
  z.strictObject({ step: z.literal('confirm'), confirm: z.string().max(500), ...step }),
])
export type DeletionForm = z.infer<typeof DeletionForm>
