import type { Channel } from './consent.ts'
import { onePhoneSpelling } from './phone-spellings.ts'

/** The same text for every spelling of an address (E.164, or an email address): for what counts or compares addresses. */
export function oneAddress(channel: Channel, address: string): string {
  return channel === 'sms' ? onePhoneSpelling(address) : address.toLowerCase()
}
