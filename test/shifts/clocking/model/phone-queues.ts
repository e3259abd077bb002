import fc from 'fast-check'

export const phones = [0, 1, 2] as const
export type Phone = (typeof phones)[number]

/** Minutes after eight; half-open. */
export type Session = {
  readonly id: string
  readonly phone: Phone
  readonly from: number
  readonly to: number
  readonly breaks: readonly (readonly [from: number, to: number])[]
  /** Of positions, inside and outside of the session, in order. */
  readonly positions: readonly number[]
  /** Whether its uploads name the shift. */
  readonly isNamed: boolean
}

/** What a phone sends, in its order. `at`: minutes. */
export type QueueItem = {
  readonly phone: Phone
  readonly at: number
  readonly does:
    | { readonly clock: 'in' | 'out'; readonly shiftId: string }
    | { readonly pause: 'start' | 'end' }
    | { readonly upload: readonly number[]; readonly shiftId: string | undefined }
}

export type History = {
  readonly sessions: readonly Session[]
  /** In which order the phones send. */
  readonly turns: readonly Phone[]
}

const lastMinute = 14 * 60

/** Sessions that do not meet, each on one of two phones. */
export const separateSessions = fc
  .record({
    lengths: fc.array(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 60, max: 180 })), {
      minLength: 2,
      maxLength: 4,
    }),
    phones: fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 4, maxLength: 4 }),
    named: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    cuts: fc.array(fc.integer({ min: 1, max: 18 }), { minLength: 16, maxLength: 16 }),
    turns: fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 80, maxLength: 80 }),
  })
  .map(({ lengths, phones, named, cuts, turns }): History => {
    let from = 0
    const sessions = lengths.map(([gap, length], index): Session => {
      from += gap
      const to = from + length
      const [first = 1, second = 2, third = 3, fourth = 4] = cuts.slice(index * 4, index * 4 + 4)
      const breaks = [[from + first, from + first + second] as const, [to - third - fourth, to - third] as const].slice(
        0,
        1 + (second % 2),
      )
      const inside = [from + 2, from + first + 20, to - first, to - 2]
      // at least two minutes from every session
      const positions = [from - 3, ...inside, to + 2].toSorted((one, other) => one - other)
      const session = { id: `session-${index}`, phone: phones[index] ?? 0, from, to, breaks, positions }
      from = to
      return { ...session, isNamed: named[index] ?? true }
    })
    return { sessions, turns }
  })
  .filter(({ sessions }) => (sessions.at(-1)?.to ?? 0) < lastMinute)

/** Sessions of two or three phones that overlap as they like, on each phone one after the other; some take no time. */
export const overlappingSessions = (count: 2 | 3) =>
  fc
    .record({
      days: fc.array(
        fc.array(
          fc.record({
            // of few values, so that some begin or end together
            wait: fc.integer({ min: 0, max: 4 }),
            length: fc.integer({ min: 0, max: 6 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        { minLength: count, maxLength: count },
      ),
      turns: fc.array(fc.constantFrom(...phones.slice(0, count)), { minLength: 18, maxLength: 18 }),
    })
    .map(
      ({ days, turns }): History => ({
        sessions: days.flatMap((day, phone) => sessionsOf(day, phone as Phone)),
        turns,
      }),
    )

const stepMinutes = 30

function sessionsOf(day: readonly { readonly wait: number; readonly length: number }[], phone: Phone): Session[] {
  let from = 0
  return day.map(({ wait, length }, index) => {
    // one phone begins no two at once
    from += (wait + (index === 0 ? 0 : 1)) * stepMinutes
    const to = from + length * stepMinutes
    const session = { id: `phone-${phone}-${index}`, phone, from, to, breaks: [], positions: [], isNamed: true }
    from = to
    return session
  })
}

/** The queue of one phone, oldest first. Positions go in uploads of two. */
export function queueOf({ sessions }: History, phone: Phone): QueueItem[] {
  return sessions.filter((session) => session.phone === phone).flatMap(itemsOf)
}

function itemsOf({ id, phone, from, to, breaks, positions, isNamed }: Session): QueueItem[] {
  const shiftId = isNamed ? id : undefined
  const uploads = [positions.slice(0, 2), positions.slice(2, 4), positions.slice(4)].filter(({ length }) => length > 0)
  const sent = [
    ...breaks.flatMap(([start, end]) => [
      { phone, at: start, does: { pause: 'start' as const } },
      { phone, at: end, does: { pause: 'end' as const } },
    ]),
    // as far as they are known by then
    ...uploads.map((upload) => ({
      phone,
      at: Math.max(from, ...upload.filter((at) => at < to)),
      does: { upload, shiftId },
    })),
  ]
  return [
    { phone, at: from, does: { clock: 'in', shiftId: id } },
    ...sent.toSorted((one, other) => one.at - other.at),
    { phone, at: to, does: { clock: 'out', shiftId: id } },
  ]
}

/** What is to be there in the end, whatever the order: minutes. */
export function expectedShifts({ sessions }: History) {
  return sessions.map(({ id, from, to, breaks, positions }) => ({
    id,
    from,
    to,
    breaks: breaks.map(([start, end]) => [start, end]),
    positions: [...new Set(positions.filter((at) => from <= at && at < to))],
  }))
}

/** The time that any session covers, as disjoint intervals in order. */
export function covered(times: readonly { readonly from: number; readonly to: number }[]): [number, number][] {
  const merged: [number, number][] = []
  for (const { from, to } of times.toSorted((one, other) => one.from - other.from)) {
    if (from === to) continue
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
