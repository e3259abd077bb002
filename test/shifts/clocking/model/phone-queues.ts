import fc from 'fast-check'

/** Minutes after eight; half-open. */
export type Session = {
  readonly id: string
  readonly phone: 0 | 1
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
  readonly phone: 0 | 1
  readonly at: number
  readonly does:
    | { readonly clock: 'in' | 'out'; readonly shiftId: string }
    | { readonly pause: 'start' | 'end' }
    | { readonly upload: readonly number[]; readonly shiftId: string | undefined }
}

export type History = {
  readonly sessions: readonly Session[]
  /** In which order the phones send. */
  readonly turns: readonly (0 | 1)[]
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

/** One session on each phone; they overlap. */
export const overlappingSessions = fc
  .record({
    start: fc.integer({ min: 0, max: 60 }),
    later: fc.integer({ min: 1, max: 100 }),
    first: fc.integer({ min: 101, max: 300 }),
    second: fc.integer({ min: 1, max: 300 }),
    turns: fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 8, maxLength: 8 }),
    swapped: fc.boolean(),
  })
  .map(({ start, later, first, second, turns, swapped }): History => {
    const phones: (0 | 1)[] = swapped ? [1, 0] : [0, 1]
    const of = (index: 0 | 1, from: number, length: number): Session => ({
      id: `session-${index}`,
      phone: phones[index] ?? 0,
      from,
      to: from + length,
      breaks: [],
      positions: [],
      isNamed: true,
    })
    return { sessions: [of(0, start, first), of(1, start + later, second)], turns }
  })

/** The queue of one phone, oldest first. Positions go in uploads of two. */
export function queueOf({ sessions }: History, phone: 0 | 1): QueueItem[] {
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
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}
