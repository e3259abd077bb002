import { expect, test } from 'vitest'
import { closeAt, postponedClose } from '../../../functions/shifts/domain/hours/auto-close.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 4, 1, 8)

test.each([
  ['at once', 16, 0, { at: start + 16 * hour }],
  ['hours later', 7.5, 6, { at: start + 7.5 * hour }],
  ['when the shift should have ended', 16, 16, { at: start + 16 * hour + 600_000, seen: 0 }],
  ['days later', 16, 60, { at: start + 60 * hour + 600_000, seen: 0 }],
])('a clock-in that arrives %s is due to be closed', (_when, maxHours, arrives, expected) => {
  expect(closeAt(start, maxHours, start + arrives * hour)).toEqual(expected)
})

const end = start + 16 * hour
const inside = { startedAt: start, newestAt: start + hour, counted: 10 }

test.each([
  ['is closed', inside, undefined, end, undefined],
  ['stays open while the account allows more', inside, undefined, end - 1, { at: end }],
  ['stays open while its backlog arrives', inside, 5, end + hour, { at: end + hour + 600_000, seen: 10 }],
  ['is closed when nothing more has arrived', inside, 10, end + hour, undefined],
  ['is closed when what arrives lies after its end', { ...inside, newestAt: end }, 5, end + hour, undefined],
])('a shift that is due %s', (_what, open, seen, now, expected) => {
  expect(postponedClose(open, seen, 16, now)).toEqual(expected)
})
