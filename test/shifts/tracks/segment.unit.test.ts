import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SegmentDecodeError } from '../../../functions/shifts/domain/codec/decode-error.ts'
import { decodeSegment, encodeSegment } from '../../../functions/shifts/domain/codec/segment.ts'
import { aDrive, anyPoint, aPoint } from '../points.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const unhex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

/** The bytes with a valid checksum. */
function withChecksum(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  if (copy.length < 4) return copy
  new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, copy.length - 4)), true)
  return copy
}

function readsOrRefuses(bytes: Uint8Array): void {
  try {
    decodeSegment(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(SegmentDecodeError)
  }
}

test('decoding returns what was encoded, in order', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 60 }), (points) => {
      expect(decodeSegment(encodeSegment(points).bytes)).toEqual(points)
    }),
    { numRuns: 500 },
  )
})

test('a long drive is compressed, and decodes to the same points', () => {
  const drive = aDrive(3_000)
  const { bytes, columns } = encodeSegment(drive)
  expect(bytes.length).toBeLessThan(columns.length)
  expect(decodeSegment(bytes)).toEqual(drive)
})

test('a short upload is not compressed, and takes less than 8 bytes a point', () => {
  const { bytes, columns } = encodeSegment(aDrive(50))
  expect(hex(bytes)).toBe(hex(columns))
  expect(bytes.length / 50).toBeLessThan(7.2)
})

describe('golden segments of version 1: stored bytes stay readable', () => {
  const golden: [name: string, stored: string, points: ReturnType<typeof aDrive>][] = [
    ['one point with coordinates only', '010001990900000080f6a29f0de6aaf72dc8d5830b5df8005b', [aPoint()]],
    [
      'one point with every field',
      '010001991911911180f6a29f0de6aaf72dc8d5830b1a2f9a049e1b54ee020603d08e35',
      [everyField()],
    ],
    [
      'milliseconds, and missing fields',
      '010204193100030382f0e9a8bc67d60f0b02ceadbddf05cdd98ebe289cab9dfc4898db9eb8018dabc9ed2e9cce8adb5d01020128020201019c1b180300010101011cec0257c65d49',
      missingFields(),
    ],
    [
      'a drive of twenty seconds',
      '010014155115510588dc9bfaab239002ceadbddfe54c51751b191f1d1f1f1f1f1f1f1b1b1b07c8ec9eb8c11d2f2b2d1f1b1923a48182c28283e382e3021c03420342034203028e28a002e843424242222002001010fc1a22222222222222222202ec022a88012a202419c6',
      aDrive(20),
    ],
  ]
  test.each(golden)('%s', (_name, stored, points) => {
    expect(decodeSegment(unhex(stored))).toEqual(points)
  })

  test.each(golden)(
    '%s: without a device, version 2 differs in its first byte and checksum only',
    (_name, stored, points) => {
      const body = (text: string) => text.slice(2, -8)
      const written = hex(encodeSegment(points).bytes)
      expect(written.slice(0, 2)).toBe('02')
      expect(body(written)).toBe(body(stored))
    },
  )
})

describe('golden segments of version 2', () => {
  const golden: [name: string, stored: string, points: ReturnType<typeof aDrive>][] = [
    ['one point of the login', '020001990900000080f6a29f0de6aaf72dc8d5830bbe7a1e20', [aPoint()]],
    ['one point of a device', '021001990900000080f6a29f0de6aaf72dc8d5830b02bc1c115b', [aPoint({ device: 1 })]],
    [
      'points of several devices',
      '021004111915110188dc9bfaab2300ceadbddfe54c51a0da830b6c17131c03008e2820e84342fc1a2202ec0200880100ec07eb67fd226aff',
      aDrive(4).map((point, index) => ({ ...point, device: [250, 250, 0, 3][index] ?? 0 })),
    ],
  ]
  test.each(golden)('%s', (_name, stored, points) => {
    expect(hex(encodeSegment(points).bytes)).toBe(stored)
    expect(decodeSegment(unhex(stored))).toEqual(points)
  })

  test('the number of one device takes three bytes an upload at most', () => {
    const sizes = [0, 1, 3, 31, 250].map((device) => encodeSegment(aDrive(50, { device })).bytes.length)
    expect(sizes.map((size) => size - (sizes[0] ?? 0))).toEqual([0, 2, 2, 3, 3])
  })

  test('version 1 has no device column, nor a third version', () => {
    const { bytes } = encodeSegment([aPoint({ device: 1 })])
    expect(() => decodeSegment(withChecksum(Uint8Array.of(1, ...bytes.subarray(1))))).toThrow('form')
    expect(() => decodeSegment(withChecksum(Uint8Array.of(3, ...bytes.subarray(1))))).toThrow('version')
  })
})

describe('any bytes are decoded or refused with SegmentDecodeError, at little cost', () => {
  test('noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readsOrRefuses), { numRuns: 2_000 })
  })

  test('noise after a valid version, with a valid checksum', () => {
    const framed = fc
      .tuple(fc.constantFrom(1, 2), fc.nat(255), fc.uint8Array({ minLength: 10, maxLength: 200 }))
      .map(([version, form, rest]) => withChecksum(Uint8Array.of(version, form, ...rest)))
    fc.assert(fc.property(framed, readsOrRefuses), { numRuns: 5_000 })
  })

  test('a real segment with a few bytes changed, cut or added, and a valid checksum', () => {
    const real = [aDrive(40), aDrive(40, { device: 7 }), aDrive(2_000)].map((points) => encodeSegment(points).bytes)
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.constantFrom(...real), change, fc.integer({ min: -20, max: 20 }), (bytes, changes, longer) => {
        const copy = new Uint8Array(Math.max(0, bytes.length + longer))
        copy.set(bytes.subarray(0, copy.length))
        for (const [at, value] of changes) copy[at % copy.length] = value
        readsOrRefuses(withChecksum(copy))
      }),
      { numRuns: 3_000 },
    )
  })

  test('a single flipped bit is detected', () => {
    const { bytes } = encodeSegment(aDrive(10))
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const copy = Uint8Array.from(bytes)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit % 8))
      expect(() => decodeSegment(copy)).toThrow(SegmentDecodeError)
    }
  })

  test('a huge count of points in few bytes is refused before memory is allocated', () => {
    const lie = withChecksum(
      Uint8Array.of(2, 1, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, ...new Array(12).fill(0)),
    )
    expect(() => decodeSegment(lie)).toThrow('length')
  })
})

test('no points, or more than a segment may hold, are not encoded', () => {
  expect(() => encodeSegment([])).toThrow(RangeError)
  expect(() => encodeSegment(new Array(65_537).fill(aPoint()))).toThrow(RangeError)
})

function everyField() {
  return aPoint({
    accuracy: 5,
    altitude: -12,
    speedDeci: 133,
    heading: 359,
    batteryPercent: 42,
    activity: 'driving',
    moving: true,
    mock: false,
    flags: 3,
  })
}

function missingFields() {
  const start = aPoint().at
  return [
    aPoint({ at: start + 1, accuracy: 8, heading: 358 }),
    aPoint({ at: start + 1_004, heading: 2, activity: 'walking' }),
    aPoint({ at: start + 2_001, lonMicro: -179_999_999, latMicro: -90_000_000 }),
    aPoint({ at: start + 2_999, accuracy: 9, heading: 0, mock: true }),
  ]
}
