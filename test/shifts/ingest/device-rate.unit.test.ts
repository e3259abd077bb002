import { expect, test } from 'vitest'
import { exceedsUploadRate, isUseWorthRecording } from '../../../functions/shifts/domain/rules/device-rate.ts'

const now = 1_000_000_000
const used = { lastUsedAt: now - 30_000, minuteFrom: now - 30_000, minuteUploads: 10 }

test.each([
  ['the first use', {}, 1, 'on', true],
  ['the second within a minute', used, 1, 'on', false],
  ['the first of another minute', { ...used, lastUsedAt: now - 60_000 }, 1, 'on', true],
  ['going off shift', used, 1, 'off', true],
  ['staying off shift', { ...used, offShiftSince: now - 30_000 }, 1, 'off', false],
  ['coming on shift', { ...used, offShiftSince: now - 30_000 }, 1, 'on', true],
  ['many at once', used, 100, 'on', true],
] as const)('%s: worth a write %s', (_name, known, pendingUploads, tracking, expected) => {
  expect(isUseWorthRecording(known, pendingUploads, tracking, now)).toBe(expected)
})

test.each([
  ['a phone that begins', {}, 1, false],
  ['twenty a second', { ...used, minuteUploads: 1_199 }, 1, false],
  ['more than that', { ...used, minuteUploads: 1_199 }, 2, true],
  ['the next minute', { ...used, minuteFrom: now - 60_000, minuteUploads: 5_000 }, 99, false],
])('%s: too often %s', (_name, known, pendingUploads, tooOften) => {
  expect(exceedsUploadRate(known, pendingUploads, now)).toBe(tooOften)
})
