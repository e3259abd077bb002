import { matcher } from '../domain/import-match.ts'
import type { Customer } from '../items.ts'
import { changeOf, differs } from './import-line.ts'
import type { ImportedCustomer } from './import-schemas.ts'

/** A customer of the account or of the file. `line` is the first that describes it; `claimedBy`: the file's id of it. */
export type Slot = { readonly existing?: Customer; claimedBy?: string; line?: number; content?: string }

/**
 * Finds the customer that a line describes: by its id, if this account has it, else by name with phone, email or address. The
 * ids of another account keep apart customers who are alike in these, which an export may hold; of several, a line takes one that
 * it would not change, so that importing a file again changes nothing.
 */
export function lineSlots(customers: readonly Customer[]) {
  const alike = matcher<Slot>()
  const byId = new Map<string, Slot>()
  for (const existing of customers) {
    const slot = { existing }
    alike.add(existing, slot)
    byId.set(existing.customerId, slot)
  }

  return {
    slotOf(customer: ImportedCustomer, customerId: string | undefined): Slot {
      const known = customerId === undefined ? undefined : byId.get(customerId)
      if (known) return known
      const isFree = ({ claimedBy }: Slot) => customerId === undefined || claimedBy === undefined
      const candidates = alike.find(customer).filter(isFree)
      const isUnchanged = ({ existing }: Slot) =>
        existing !== undefined && !clearlyDiffers(existing, customer) && !differs(existing, customer)
      return candidates.find(isUnchanged) ?? candidates[0] ?? {}
    },

    take(slot: Slot, customer: ImportedCustomer, customerId: string | undefined): void {
      alike.add(customer, slot)
      if (customerId === undefined) return
      byId.set(customerId, slot)
      slot.claimedBy ??= customerId
    },
  }
}

const copied = ['notes', 'kind', 'timeZone', 'language'] as const

/** Fast, since many may be alike in name and address. */
function clearlyDiffers(existing: Customer, customer: ImportedCustomer): boolean {
  const change = changeOf(existing, customer)
  return copied.some((name) => change[name] !== undefined && change[name] !== existing[name])
}
