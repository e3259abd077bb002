import type * as z from 'zod'
import type { AppointmentItem } from '../../appointments/items.ts'
import type { CustomerItem, LedgerItem } from '../../customers/items.ts'
import type { MessageItem } from '../../notifications/items.ts'
import type { DeviceItem } from '../../shared/identity/device.ts'
import type { MemberItem } from '../../shared/identity/member.ts'
import type { ShiftItem } from '../../shifts/store/shift-items.ts'

/** Sealed for other reasons than what they say about a person: hashes, random values, and the facts of a decision to send. */
type Technical = 'addressHash' | 'statementHash' | 'salt' | 'decided'
type FieldOf<Def extends { readonly personal: z.ZodType }> = Exclude<keyof z.infer<Def['personal']> & string, Technical>

/**
 * What is kept of a person in the clear sense of the word. The newest version satisfies it: a new personal field does not
 * compile until a new version names it.
 */
export type KeptFields = Readonly<
  Record<
    | `customer.${FieldOf<typeof CustomerItem>}`
    | `decision.${FieldOf<typeof LedgerItem>}`
    | `appointment.${FieldOf<typeof AppointmentItem>}`
    | `message.${FieldOf<typeof MessageItem>}`
    | `member.${FieldOf<typeof MemberItem>}`
    | `device.${FieldOf<typeof DeviceItem>}`
    | `shift.${FieldOf<typeof ShiftItem>}`,
    string
  >
>

/** Those of one kind, in the order in which they are written. */
export function listOf(fields: Readonly<Record<string, string>>, kind: string): string {
  return Object.entries(fields)
    .filter(([name]) => name.startsWith(`${kind}.`))
    .map(([, text]) => text)
    .join(', ')
}
