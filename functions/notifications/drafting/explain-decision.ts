import { toInstant } from '../../shared/instant.ts'
import type { Facts, Verdict } from '../domain/decide.ts'
import type { Message } from '../items.ts'

const instant = (milliseconds: number) => toInstant(milliseconds)

/** What is kept of a decision, so that anybody can later say why: the entry, the zone, the hours, the moments. */
export function decisionRecord(facts: Facts, verdict: Verdict): NonNullable<Message['decided']> {
  const { now, consent, zone, openHours, appointment } = facts
  return {
    at: instant(now),
    consent: consent && {
      entry: consent.entry,
      version: consent.version,
      state: consent.state,
      since: consent.since,
    },
    timeZone: zone,
    openHours,
    plannedAt: appointment?.plannedAt === undefined ? undefined : instant(appointment.plannedAt),
    opensAt: verdict.verdict === 'defer' ? instant(verdict.until) : undefined,
  }
}
