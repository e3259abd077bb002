import { toInstant } from '../../shared/instant.ts'
import type { Facts, Verdict } from '../domain/decide.ts'
import type { Message } from '../items.ts'

export function decisionRecord(facts: Facts, verdict: Verdict): NonNullable<Message['decided']> {
  const { now, consent, zone, openHours, appointment } = facts
  const opensAt = verdict.verdict === 'defer' ? verdict.until : appointment?.deferredTo
  return {
    at: toInstant(now),
    consent: consent && {
      entry: consent.entry,
      version: consent.version,
      state: consent.state,
      since: consent.since,
    },
    timeZone: zone,
    openHours,
    plannedAt: appointment?.plannedAt === undefined ? undefined : toInstant(appointment.plannedAt),
    opensAt: opensAt === undefined ? undefined : toInstant(opensAt),
  }
}
