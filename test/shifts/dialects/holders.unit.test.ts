import { describe, expect, test } from 'vitest'
import { at, dialects, feature, flat, lost, message, parse, place, time, whole } from './reading.ts'
import { instant } from './samples.ts'

const later = { ...flat, timestamp: instant(at + 1_000) }
const two = whole(place, { ...place, at: instant(at + 1_000) })
const sdk = { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754 } }
const bare = { lat: 48.1371, lon: 11.5754 }
const names = [
  ...['trip', 'route', 'session', 'journey', 'drive', 'stops', 'event', 'place', 'user', 'device', 'customer', 'lap'],
  ...['home', 'segments', 'visits', 'gpsPoints', 'track_log', 'my root'],
]

describe('positions are read under any name', () => {
  test.each(names)('%s', (name) => {
    for (const dialect of dialects) {
      for (const record of [flat, sdk, feature({})]) {
        for (const root of [[record], record, { location: record }, { id: 'x', points: [record] }, [[record]]]) {
          expect([root, parse(dialect, { [name]: root, id: 'x' })]).toMatchObject([root, whole(place)])
        }
      }
      expect(parse(dialect, { [name]: [flat, later] })).toMatchObject(two)
      expect(parse(dialect, { [name]: [{ points: [flat] }, { points: [later] }] })).toMatchObject(two)
      expect(parse(dialect, { data: { app: 'x' }, [name]: [flat] })).toMatchObject(whole(place))
      expect(parse(dialect, { data: {}, locations: [], [name]: { position: flat } })).toMatchObject(whole(place))
      expect(parse(dialect, { location: flat, [name]: [later] })).toMatchObject(two)
      expect(parse(dialect, { location: flat, [name]: { points: [later] } })).toMatchObject(two)
      expect(parse(dialect, { ...flat, [name]: [later] })).toMatchObject(two)
    }
  })

  test('beside a position, and where the place at the root is that of no fix', () => {
    for (const dialect of dialects) {
      expect(parse(dialect, { ...flat, current: later })).toMatchObject(two)
      expect(parse(dialect, { ...flat, data: { points: [later] } })).toMatchObject(two)
      expect(parse(dialect, { location: flat, lastFix: later })).toMatchObject(two)
      expect(parse(dialect, { lat: 0, lon: 0, location: flat })).toMatchObject(whole(place))
    }
  })

  test('each has its own marks', () => {
    for (const dialect of dialects) {
      expect(parse(dialect, { trip: [flat, { ...later, type: 'visit' }] })).toMatchObject({
        ...whole(place),
        skipped: 1,
      })
      expect(parse(dialect, { stops: [{ ...bare, arrival: time, departure: time }] })).toMatchObject(message)
    }
  })
})

describe('a place without a time of its own is the worker’s under the names of positions only', () => {
  test.each<[string, object]>([
    ['of an order', { order: 5, time, pickup: bare, dropoff: bare }],
    ['of a map', { time, northeast: bare, southwest: bare }],
    ['of a match', { time, raw: bare, matched: bare }],
    ['of a job', { timestamp: time, job: { id: 7, ...bare } }],
    ['of customers', { timestamp: time, customers: [bare, bare] }],
    ['of a user’s home', { timestamp: time, user: { home: bare } }],
  ])('%s: once, as unknown', (_name, body) => {
    for (const dialect of dialects) {
      expect(parse(dialect, body)).toMatchObject(lost('unknown_shape'))
      expect(parse(dialect, { ...body, locations: [] })).toMatchObject(lost('unknown_shape'))
      expect(parse(dialect, { ...body, location: flat })).toMatchObject(whole(place))
      expect(parse(dialect, { ...body, ...flat })).toMatchObject(whole(place))
      expect(parse(dialect, { locations: [{ ...body, ...sdk }] })).toMatchObject(whole(place))
    }
  })

  test('places in the fields of a record are not the record’s', () => {
    const elsewhere = { latitude: 1, longitude: 2, timestamp: time }
    for (const dialect of dialects) {
      const record = { ...sdk, extras: elsewhere, geofence: elsewhere, other: elsewhere }
      expect(parse(dialect, { location: record, destination: elsewhere, depot: elsewhere })).toMatchObject(whole(place))
      expect(parse(dialect, { ...flat, home: elsewhere, other: elsewhere })).toMatchObject(whole(place))
      expect(parse(dialect, feature({ from_place: elsewhere }))).toMatchObject(whole(place))
    }
  })

  test('in a list of positions each counts', () => {
    for (const dialect of dialects) {
      const { points, invalid } = parse(dialect, { trip: [flat, { ...bare, time: 'soon' }, { lat: 1, time }] })
      expect([points?.length, invalid]).toEqual([1, 2])
    }
  })
})

test('a record that is a list without names is one, and null is none', () => {
  for (const dialect of dialects) {
    for (const values of [
      [48.1371, 11.5754, time],
      [time, 48.1371, 11.5754],
      [time, '48.1371', '11.5754', null],
    ]) {
      expect(parse(dialect, { location: [values, values] })).toMatchObject(lost('unknown_shape', 2))
    }
    expect(parse(dialect, { position: [48.1371, 11.5754], time })).toMatchObject(lost('unreadable_position'))
    expect(parse(dialect, { data: [48.1371, 11.5754], time })).toMatchObject(message)
    expect(parse(dialect, { ...flat, position: [48.1371, 11.5754] })).toMatchObject(whole(place))
    expect(parse(dialect, { location: [null, flat, null] })).toMatchObject(whole(place))
    expect(parse(dialect, { location: [null] })).toMatchObject(message)
  }
})
