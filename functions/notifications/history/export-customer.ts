import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { addressHashOf, channels } from '../../customers/domain/consent.ts'
import type { SuppressionScope } from '../../customers/domain/suppression-scope.ts'
import type { Customer, LedgerEntry } from '../../customers/items.ts'
import { found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Page, PageRequest } from '../../shared/table/cursor-pages.ts'
import { type Message, senderList } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { isOver } from './read-messages.ts'

export type ExportDeps = Pick<CustomerStore, 'findCustomer' | 'senderOf'> &
  Pick<ConsentStore, 'readConsentStates' | 'readLedger' | 'withStatements'> &
  Pick<SuppressionStore, 'findSuppressions'> &
  Pick<AppointmentStore, 'listAppointments'> &
  Pick<MessageStore, 'listMessages'> & {
    readonly note: (accountId: string, note: AuditNote) => Promise<void>
    readonly now: () => number
  }

/** @throws AppError `not_found` */
export async function exportCustomer(
  customerId: string,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: ExportDeps,
) {
  const customer = found(await deps.findCustomer(accountId, customerId))
  const at = toInstant(deps.now())
  await deps.note(accountId, { at, by: memberId, action: 'customer.export', subject: customerId, details: {} })
  const ledger = await deps.withStatements(accountId, await deps.readLedger(accountId, customerId))
  const stops = await settleAll(
    channels.map(async (channel) => {
      const hash = addressHashOf(customer, channel)
      const suppressions = hash === undefined ? [] : await deps.findSuppressions(accountId, channel, hash, [])
      return suppressions.map(({ scope, at: since, cause }) =>
        isOwn(scope, since, ledger) ? { channel, since, cause } : { channel, cause },
      )
    }),
  )
  return {
    exportedAt: at,
    customer: withoutHashes(customer),
    consents: (await deps.readConsentStates(accountId, customerId)).map(withoutHashes),
    consentLedger: ledger.map(withoutHashes),
    stops: stops.flat(),
    appointments: await readAllPages((page) =>
      deps.listAppointments(accountId, {}, { ...page, sparse: true }, (each) => each.customerId === customerId),
    ),
    messages: (await messagesOf(accountId, customer, deps)).map(withoutHashes),
  }
}

/** Also the texts from the phone from before the customer was added. */
async function messagesOf(accountId: string, { customerId, phone }: Customer, deps: ExportDeps): Promise<Message[]> {
  const now = deps.now()
  const listed = (list: string) =>
    readAllPages((page) => deps.listMessages(accountId, list, { ...page, sparse: false }, (each) => !isOver(each, now)))
  const earlier = phone === undefined ? [] : await listed(senderList(await deps.senderOf(accountId, phone)))
  return [...(await listed(customerId)), ...earlier]
}

/** The hash of an address is the same in every company: with it, two could compare their customers. */
function withoutHashes(row: object): Record<string, unknown> {
  const hashes = ['phoneHash', 'emailHash', 'addressHash', 'sender']
  return Object.fromEntries(Object.entries(row).filter(([name]) => !hashes.includes(name)))
}

/**
 * What the number remembers of a phone holds here too, but when it was said, this company knows of its own customers only: it may
 * have been said to another company.
 */
function isOwn(scope: SuppressionScope, since: string, ledger: readonly LedgerEntry[]): boolean {
  return scope !== 'number' || ledger.some(({ at, decision }) => at === since && decision === 'withdrawn')
}

async function readAllPages<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await read({ limit: 200, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}
