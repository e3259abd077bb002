import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import type { CustomerStore } from '../customer-store.ts'
import { addressHashOf } from '../domain/consent.ts'
import type { ConsentRequestStore } from './consent-request-store.ts'
import type { NewConsentRequest } from './schemas.ts'

export type RequestConsentDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentRequestStore, 'makeRequestToken'> & {
    readonly noteRequest: (accountId: string, note: AuditNote) => Promise<void>
    readonly apiUrl: string
    readonly now: () => number
  }

const validMilliseconds = 30 * 86_400_000

/**
 * Returns the address of a page where the customer can agree; also for an address that was stopped: the page then says how to
 * open it again.
 * @throws AppError `not_found`, `invalid` for a channel that the customer has no address for
 */
export async function requestConsent(
  customerId: string,
  { channels, kinds }: NewConsentRequest,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: RequestConsentDeps,
): Promise<{ url: string; expiresAt: string }> {
  const customer = found(await deps.findCustomer(accountId, customerId))
  const addresses = channels.map((channel) => {
    const addressHash = addressHashOf(customer, channel)
    if (addressHash !== undefined) return { channel, addressHash }
    const message = `the customer has no ${channel === 'sms' ? 'phone number' : 'email address'}`
    throw new AppError('invalid', undefined, { errors: [{ path: ['channels'], message }] })
  })
  const now = deps.now()
  const expiresAt = now + validMilliseconds
  const request = { accountId, customerId, addresses, kinds, requestedBy: memberId, expiresAt }
  const url = `${deps.apiUrl}/c/${await deps.makeRequestToken(request)}`
  const details = { channels, kinds }
  const note = { at: toInstant(now), by: memberId, action: 'consent.requested', subject: customerId, details }
  await deps.noteRequest(accountId, note)
  return { url, expiresAt: toInstant(expiresAt) }
}
