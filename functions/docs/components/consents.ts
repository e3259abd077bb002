import {
  ConsentRequestResponse,
  ConsentsResponse,
  LedgerEntryResponse,
  NewConsentRequest,
  NewDecision,
} from '../../customers/consent/schemas.ts'
import { component } from './component.ts'

const expiresAt = (what: string) => [`${what}. RFC 3339, UTC`, '2026-11-25T18:05:00.000Z'] as const
const statement = [
  'The wording that the customer was shown, word for word',
  'Rainier Plumbing may text me reminders of my appointments…',
] as const
const evidence = ['What proves it: a note, or facts by name', { form: 'intake-2026', page: 2 }] as const
const method = 'How the customer decided'
const decision = 'What was decided'
const hash = '9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f'

export const consents = {
  ConsentLedger: component(ConsentsResponse, 'A customer’s consents.', {
    current: 'What holds now, or held at `at`: one entry for each channel and kind that was ever decided',
    ledger: 'Every decision, oldest first',
  }),
  Consent: component(ConsentsResponse.shape.current.element, 'Whether a kind of message may be sent by a channel.', {
    kind: 'Kind of message',
    state: 'Whether it may be sent',
    since: ['Since when. RFC 3339, UTC', '2026-11-20T18:05:00.000Z'],
    expiresAt: expiresAt('Of a permission that ends by itself: when'),
    version: ['Counts the decisions about this channel and kind', 1],
    addressCurrent: 'False: granted for an earlier phone or email address, so nothing is sent on it',
  }),
  ConsentEntry: component(LedgerEntryResponse, 'A decision of a customer, as it was recorded. It is never changed.', {
    version: ['Number of the entry within the customer’s ledger, from 1', 3],
    at: ['When it was decided. RFC 3339, UTC', '2026-11-20T18:05:00.000Z'],
    kinds: 'Kinds of message that it is about',
    decision,
    method,
    cause: 'What led to it',
    effective: 'False: a grant that changes nothing, since the customer has stopped the messages',
    expiresAt: expiresAt('Of a grant that ends by itself: when'),
    recordedBy: [
      'A member’s id, `customer`, `page` (any holder of the link may have filled it in) or `provider`',
      '01JD2W8XW5B6K3NRZQ7TVYHM2C',
    ],
    statement,
    statementHash: ['SHA-256 of the statement, hex', hash],
    evidence,
    hash: ['Hash of this entry, hex; it covers the hash of the one before', hash],
    previousHash: ['Hash of the entry before; empty in the first', hash],
  }),
  NewConsentEntry: component(NewDecision, 'A decision of a customer to record.', {
    kinds: 'Kinds of message that it is about',
    decision,
    method,
    statement: [`${statement[0]}. Required for a grant`, statement[1]],
    evidence,
  }),
  NewConsentRequest: component(NewConsentRequest, 'What to ask a customer for.', {
    channels: 'Channels to ask for; the customer needs an address for each',
    kinds: 'Kinds of message to ask for',
  }),
  ConsentRequest: component(ConsentRequestResponse, 'A page where a customer can agree to messages.', {
    url: ['Address of the page, to give to the customer', 'https://api.example.com/c/k3Qx7mXb2'],
    expiresAt: ['Until when the page works: 30 days. RFC 3339, UTC', '2026-12-25T18:05:00.000Z'],
  }),
}
