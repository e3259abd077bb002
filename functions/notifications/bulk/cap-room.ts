import type { Channel } from '../../customers/domain/consent.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { installation } from '../../shared/keys.ts'
import { dayOf, monthOf } from '../domain/cap-counters.ts'
import type { CapDeps } from '../drafting/caps.ts'

/** Takes a message's units (segments, one for an email) from what the caps leave; false when they do not fit. */
export type CapRoom = (channel: Channel, units: number) => boolean

/** Of the account and the installation, as the claims so far have used them. One phone's cap is left to its claim. */
export async function capRoom(
  { accountId, timeZone, settings, textsPerDay }: AccountState,
  now: number,
  { readUsage, textCaps }: Pick<CapDeps, 'readUsage' | 'textCaps'>,
): Promise<CapRoom> {
  const used = async (of: string, period: string) => (await readUsage(of, period)).reduce((sum, each) => sum + each, 0)
  const day = dayOf(now)
  let month = settings.messaging.monthlyCap - (await used(accountId, monthOf(now, timeZone)))
  let texts = Math.min(
    (textsPerDay ?? textCaps.accountTextsPerDay) - (await used(accountId, day)),
    textCaps.installationTextsPerDay - (await used(installation, day)),
  )
  return (channel, units) => {
    const ofDay = channel === 'sms' ? 1 : 0
    if (units > month || ofDay > texts) return false
    month -= units
    texts -= ofDay
    return true
  }
}
