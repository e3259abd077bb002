import type { Channel, LedgerKind } from '../customers/domain/consent.ts'
import { appointmentKey, consentKey } from '../shared/keys.ts'
import { readRows } from '../shared/table/filtered-pages.ts'
import type { Table } from '../shared/table/table.ts'

export type StandingStore = ReturnType<typeof standingStore>

/** What a decision to send was based on. */
export type Standing = {
  readonly customerId: string
  readonly channel: Channel
  readonly kind: LedgerKind
  readonly consentVersion: number
  readonly about: { readonly appointmentId: string; readonly revision: number } | undefined
}

export function standingStore(table: Table) {
  return {
    /** Whether consent and appointment are still those of the decision. A stop that was recorded before this read is seen. */
    async checkStanding(
      accountId: string,
      { customerId, channel, kind, consentVersion, about }: Standing,
    ): Promise<boolean> {
      const keys = [
        consentKey(accountId, customerId, channel, kind),
        ...(about ? [appointmentKey(accountId, about.appointmentId)] : []),
      ]
      const [consent, appointment] = await readRows(table, keys)
      const isConsented = consent?.['state'] === 'granted' && consent['version'] === consentVersion
      const isPlanned = appointment?.['status'] === 'scheduled' && appointment['revision'] === about?.revision
      return isConsented && (about === undefined || isPlanned)
    },
  }
}
