import { expect, test } from 'vitest'
import { nextHeld, withHeld, withoutHeld } from '../../../functions/shifts/clocking/held-clock-ins.ts'

const now = Date.UTC(2026, 4, 20)
const day = 86_400_000
const none = new Set<string>()

test('a clock-in is held once, and gets its end once', () => {
  const held = withHeld([], { shiftId: 'one', at: now }, now)
  expect(withHeld(held, { shiftId: 'one', at: now }, now)).toBe(held)
  const ended = withHeld(held, { shiftId: 'one', at: now, endedAt: now + 5 }, now)
  expect(ended).toEqual([{ shiftId: 'one', at: now, endedAt: now + 5 }])
  expect(withHeld(ended, { shiftId: 'one', at: now, endedAt: now + 9 }, now)).toBe(ended)
})

test('twenty are held; those of more than 15 days ago give way', () => {
  const recent = Array.from({ length: 19 }, (_, index) => ({ shiftId: `recent-${index}`, at: now - index }))
  const old = { shiftId: 'old', at: now - 15 * day }
  const held = withHeld([old, ...recent], { shiftId: 'new', at: now }, now)
  expect(held).toEqual([...recent, { shiftId: 'new', at: now }])
  expect(withHeld(held, { shiftId: 'one-more', at: now }, now)).toBe(held)
})

test('what got its end since it was read stays', () => {
  const read = { shiftId: 'one', at: now }
  expect(withoutHeld([read], read)).toEqual([])
  expect(withoutHeld([{ ...read, endedAt: now + 5 }], read)).toHaveLength(1)
})

test('the next is the earliest before the open shift that was not tried, or the one whose own shift is open', () => {
  const [early, late] = [
    { shiftId: 'early', at: now },
    { shiftId: 'late', at: now + 10 },
  ]
  expect(nextHeld([late, early], undefined, none)).toBe(early)
  expect(nextHeld([late, early], undefined, new Set(['early']))).toBe(late)
  expect(nextHeld([late, early], { shiftId: 'other', startedAt: now + 10 }, new Set(['early']))).toBeUndefined()
  expect(nextHeld([late], { shiftId: 'late', startedAt: now + 10 }, none)).toBe(late)
  expect(nextHeld([early], { shiftId: 'other', startedAt: now }, none)).toBeUndefined()
})
