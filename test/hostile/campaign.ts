import { newId } from '../../functions/shared/ids.ts'
import { openCompany } from '../support/company.ts'
import type { LocalCloud } from '../support/local-cloud.ts'
import { aDice } from './dice.ts'
import { hostileConsent } from './hostile-consent.ts'
import { hostileHours } from './hostile-hours.ts'

type Size = {
  readonly seed: number
  /** Each ends with a look at what is kept and was sent, and a jump of the clock. */
  readonly rounds: number
  readonly actions: number
}

/** A hostile office, in random order; the same seed gives the same campaign. */
export async function campaign(cloud: LocalCloud, { seed, rounds, actions }: Size): Promise<void> {
  const dice = aDice(seed)
  const company = await openCompany(cloud, newId().toLowerCase())
  const other = await openCompany(cloud, newId().toLowerCase())
  const parts = [await hostileConsent(cloud, company, other, dice), await hostileHours(cloud, company, dice)]
  for (let round = 0; round < rounds; round += 1) {
    for (let action = 0; action < actions; action += 1) await dice.pick(parts).act()
    for (const part of parts) await part.check()
    await cloud.advance(`PT${dice.between(1, 300)}M`)
  }
}
