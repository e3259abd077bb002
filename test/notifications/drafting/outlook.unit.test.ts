import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration } from '../../../functions/appointments/domain/local-time.ts'
import { decide, type Facts } from '../../../functions/notifications/domain/decide.ts'
import { outlookAt } from '../../../functions/notifications/domain/outlook.ts'

const minute = 60_000
const zones = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Kiritimati']
const offsets = ['-P1D', '-PT2H', '-PT15M', '-P2DT3H', '-PT0M', '-PT12H']
const consent = { state: 'granted', since: '2026-01-01', version: 1, entry: 1, cause: 'office' } as const

function factsOf(startsAt: number, offset: string, zone: string | undefined, start: string): Facts {
  const plannedAt = addDuration(new Date(startsAt).toISOString(), zone ?? 'UTC', offset)
  return {
    now: plannedAt,
    kind: 'reminder',
    channel: 'sms',
    consent: { ...consent, addressHash: 'h' },
    to: 'x',
    addressHash: 'h',
    isAllowedDestination: true,
    suppressions: [],
    appointment: { isCancelled: false, isChanged: false, startsAt, plannedAt },
    zone,
    openHours: { start, end: '20:00' },
  }
}

const cases = fc.record({
  startsAt: fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })
    .map((at) => at - (at % minute)),
  offset: fc.constantFrom(...offsets),
  zone: fc.constantFrom(...zones, undefined),
  start: fc.constantFrom('08:00', '09:30', '19:59'),
})

test('an outlook is what the gate says then: who is promised a reminder gets it, at that moment and not before', () => {
  const seen = { sent: 0, deferred: 0, refused: 0 }
  fc.assert(
    fc.property(cases, ({ startsAt, offset, zone, start }) => {
      const facts = factsOf(startsAt, offset, zone, start)
      const outlook = outlookAt(facts, facts.now)
      const first = decide(facts)
      if (!outlook.wouldSend) {
        seen.refused += 1
        expect(first).toEqual({ verdict: 'refuse', reason: outlook.reason })
        return
      }
      const isDeferred = first.verdict === 'defer'
      seen[isDeferred ? 'deferred' : 'sent'] += 1
      if (isDeferred) expect(first.until).toBe(outlook.at)
      const deferredTo = isDeferred ? first.until : undefined
      const appointment = facts.appointment && { ...facts.appointment, deferredTo }
      expect(decide({ ...facts, now: outlook.at, appointment }).verdict).toBe('allow')
      expect(startsAt - outlook.at).toBeGreaterThan(0)
      if (isDeferred) expect(startsAt - outlook.at).toBeGreaterThanOrEqual(30 * minute)
    }),
    { seed: 20261126, numRuns: 3_000 },
  )
  expect(Object.values(seen).every((count) => count > 100)).toBe(true)
})
