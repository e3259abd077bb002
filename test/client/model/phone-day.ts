import fc from 'fast-check'

/** Minutes after the day's begin. */
export type Step =
  | {
      readonly at: number
      readonly does:
        | 'clock-in'
        | 'clock-out'
        | 'break-start'
        | 'break-end'
        | 'send'
        | 'send-aside'
        | 'offline'
        | 'online'
    }
  /** Fixes that the sensor gives at this time; some are older, as a phone that woke up gives them. */
  | { readonly at: number; readonly does: 'fixes'; readonly fixes: readonly number[] }

/** Where the process is killed: before or after what the next so many awaits wait for. */
export type Kill = { readonly awaits: number; readonly when: 'before' | 'after' }

type Sending = 'send' | 'send-aside' | 'offline' | 'online'

const part = (sendings: readonly Sending[]) =>
  fc.record({
    gap: fc.integer({ min: 6, max: 30 }),
    length: fc.integer({ min: 12, max: 60 }),
    pause: fc.option(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))),
    fixes: fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 6 }),
    /** Before which of its steps it sends, or loses and finds the network. */
    sends: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(...sendings)), { maxLength: 4 }),
  })

/** One or two shifts, each with fixes before, in and after it: at two minutes or more, since the server is tolerant by one. */
export const phoneDay = (...sendings: readonly Sending[]): fc.Arbitrary<readonly Step[]> =>
  fc.array(part(sendings), { minLength: 1, maxLength: 2 }).map((parts) => {
    let from = 0
    return parts.flatMap(({ gap, length, pause, fixes, sends }) => {
      from += gap
      const to = from + length
      const taps: Step[] = pause ? tapsOf(from + pause[0], pause[1]) : []
      const sensed: Step[] = fixes.map((minute) => {
        const at = from + minute
        return { at, does: 'fixes', fixes: [at, at + 0.5] }
      })
      // of before the shift, and of the shift before
      const late: Step = { at: from, does: 'fixes', fixes: [from - 3, Math.max(0, from - gap - 4)] }
      const early: Step = { at: from - 2, does: 'fixes', fixes: [from - 2] }
      const during = [late, ...taps, ...sensed].toSorted((one, other) => one.at - other.at)
      const steps: Step[] = [early, { at: from, does: 'clock-in' }, ...during]
      steps.push({ at: to, does: 'clock-out' }, { at: to + 3, does: 'fixes', fixes: [to + 3] })
      for (const [place, does] of sends) steps.splice(place, 0, { at: steps[place]?.at ?? to + 3, does })
      from = to
      return steps
    })
  })

function tapsOf(at: number, length: number): Step[] {
  return [
    { at, does: 'break-start' },
    { at: at + length, does: 'break-end' },
  ]
}

export const kills: fc.Arbitrary<readonly Kill[]> = fc.array(
  fc.record({ awaits: fc.integer({ min: 1, max: 30 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  { maxLength: 6 },
)
