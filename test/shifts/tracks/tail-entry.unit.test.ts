import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SegmentDecodeError } from '../../../functions/shifts/domain/codec/decode-error.ts'
import { encodeSegment } from '../../../functions/shifts/domain/codec/segment.ts'
import { decodeTailEntry, encodeTailEntry } from '../../../functions/shifts/domain/codec/tail-entry.ts'
import { isTailDue, maxEntryBytes } from '../../../functions/shifts/domain/rules/tail.ts'
import { aDrive, anyPoint, aPoint } from '../points.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('decoding returns what was encoded, in order', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 40 }), (points) => {
      expect(decodeTailEntry(encodeTailEntry(points))).toEqual(points)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['coordinates only', '020080f6a29f0de6aaf72dc8d5830b', [aPoint()]],
  ['accuracy and a device', '028180f6a29f0de6aaf72dc8d5830b0a02', [aPoint({ accuracy: 5, device: 1 })]],
  ['milliseconds', '030082f0e9a8bc67e6aaf72dc8d5830b', [aPoint({ at: aPoint().at + 1 })]],
  [
    'two points',
    '0499010000000080f6a29f0d0ae6aaf72d1498db9eb801',
    [aPoint(), aPoint({ at: aPoint().at + 5_000, latMicro: aPoint().latMicro + 10 })],
  ],
])('golden bytes, of rows that are open during a release: %s', (_name, bytes, points) => {
  expect(hex(encodeTailEntry(points))).toBe(bytes)
  expect(decodeTailEntry(new Uint8Array(Buffer.from(bytes, 'hex')))).toEqual(points)
})

test('is shorter than a segment, most of all for one point', () => {
  const shorter = (points: readonly ReturnType<typeof aPoint>[]) =>
    encodeSegment(points).columns.length - encodeTailEntry(points).length
  expect(shorter(aDrive(1))).toBe(10)
  expect(shorter(aDrive(50))).toBeGreaterThanOrEqual(4)
})

describe('any other bytes', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      decodeTailEntry(bytes)
    } catch (error) {
      expect(error).toBeInstanceOf(SegmentDecodeError)
    }
  }

  test('are decoded or refused with SegmentDecodeError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), refused), { numRuns: 3_000 })
    const whole = encodeTailEntry(aDrive(30))
    for (let end = 0; end < whole.length; end += 1) refused(whole.subarray(0, end))
  })

  test('that state many points cost little', () => {
    expect(() => decodeTailEntry(Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 9, 9, 9, 9, 9, 9))).toThrow(SegmentDecodeError)
    expect(() => decodeTailEntry(new Uint8Array())).toThrow(SegmentDecodeError)
  })
})

test('a tail is due before an upload as long as its last would exceed 1,024 bytes with the rest of the row', () => {
  const due = (count: number, length: number, devices = 1) => isTailDue(new Array(count).fill(length), devices)
  expect([due(1, maxEntryBytes + 30), due(2, maxEntryBytes + 30)]).toEqual([false, true])
  expect([due(12, 53), due(13, 53)]).toEqual([false, true])
  expect([due(12, 53, 2), due(12, 53, 6)]).toEqual([false, true])
  expect(isTailDue([53, 53, 53, 330], 1)).toBe(true)
  expect(isTailDue([330, 53], 1)).toBe(false)
})
