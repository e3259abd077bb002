import type { AllowedCountries } from '../domain/destination.ts'
import { onePhoneSpelling } from '../domain/phone-spellings.ts'
import { phoneWarnings } from '../domain/phone-warnings.ts'
import type { Customer } from '../items.ts'
import type { ImportWarning } from './import-schemas.ts'
import type { Slot } from './line-slots.ts'

type PhoneLine = { readonly line: number; readonly phone: string }

/** Who has which phone, of the account's customers and of the file's. */
export function phoneHolders(customers: readonly Customer[]) {
  const holders = new Map<string, Set<Slot | string>>()
  const hold = (phone: string, holder: Slot | string) => {
    const key = onePhoneSpelling(phone)
    holders.set(key, (holders.get(key) ?? new Set()).add(holder))
  }
  for (const { phone, customerId } of customers) if (phone !== undefined) hold(phone, customerId)
  const lines: PhoneLine[] = []

  return {
    /** Of a line that is taken. */
    add(line: number, slot: Slot, phone: string | undefined): void {
      if (phone === undefined) return
      const { phone: before, customerId } = slot.existing ?? {}
      if (before !== undefined && customerId !== undefined) holders.get(onePhoneSpelling(before))?.delete(customerId)
      hold(phone, customerId ?? slot)
      lines.push({ line, phone })
    },

    /** Once all lines are added. `country` is the account's. */
    warnings(country: string, allowedCountries: AllowedCountries): ImportWarning[] {
      return lines.flatMap(({ line, phone }) => {
        const isShared = (holders.get(onePhoneSpelling(phone))?.size ?? 0) > 1
        return phoneWarnings(phone, { country, allowedCountries, isShared }).map((warning) => ({ line, ...warning }))
      })
    },
  }
}
