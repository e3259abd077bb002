import { describe, expect, test } from 'vitest'
import { dialects, feature, flat, message, parse, place, time, whole } from './reading.ts'

const sdk = { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754 } }
const both = (mark: object) => [{ ...flat, ...mark }, { locations: [feature(mark)] }, { location: { ...sdk, ...mark } }]

const kinds = [
  ...['trip', 'visit', 'Region', 'summary', 'segment', 'waypoint', 'transition', 'trip_summary', 'route', 'journey'],
  ...['dwell', 'stay', 'place', 'arrival', 'aggregate', 'destination', 'target', 'site', 'Visits'],
]

describe('what says itself that it is another thing is no fix', () => {
  test.each(kinds)('%s', (word) => {
    for (const name of ['type', '_type', 'kind', 'action', 'category', 'class', 'eventType', 'event_type', 'subtype']) {
      for (const body of both({ [name]: word })) {
        for (const dialect of dialects) expect([body, parse(dialect, body)]).toMatchObject([body, message])
      }
    }
  })

  test.each([
    { visit: true },
    { isTrip: 'true' },
    { is_summary: 'True' },
    { objectType: 'trip' },
    { recordType: 'visit' },
    { record: 'trip' },
    { messageType: 'waypoint' },
    { type: ['trip'] },
    { event: 'visit' },
    { event: 'transition' },
    { action: 'paused_location_updates' },
    { action: 'will_terminate' },
  ])('%o', (mark) => {
    for (const body of both(mark)) {
      for (const dialect of dialects) expect([body, parse(dialect, body)]).toMatchObject([body, message])
    }
  })

  test.each([
    ['start', 'end'],
    ['arrival_date', 'departure_date'],
    ['arrival_time', 'departure_time'],
    ['startTime', 'endTime'],
    ['startTime', 'stopTime'],
    ['start_ts', 'end_ts'],
    ['started', 'ended'],
    ['begin_at', 'end_at'],
    ['entered', 'exited'],
    ['enteredAt', 'leftAt'],
    ['from', 'to'],
    ['checkin', 'checkout'],
    ['firstSeen', 'lastSeen'],
    ['started_at', 'finished_at'],
  ])('a span from %s to %s, and not one of the two', (begin, end) => {
    for (const dialect of dialects) {
      for (const body of both({ [begin]: time, [end]: time })) {
        expect([body, parse(dialect, body)]).toMatchObject([body, message])
      }
      for (const none of [null, '', '%END', 0, false, 'Depot', undefined]) {
        for (const body of [...both({ [begin]: time, [end]: none }), ...both({ [begin]: none, [end]: none })]) {
          expect([body, parse(dialect, body)]).toMatchObject([body, whole(place)])
        }
      }
    }
  })

  test('a begin of one thing and an end of another are no span', () => {
    expect(parse('gpslogger', { ...flat, starttimestamp: time, lastSeen: time })).toMatchObject(whole(place))
  })

  test('the record of a place without a time is the object around it', () => {
    for (const location of [{ lat: 48.1371, lon: 11.5754 }, sdk.coords]) {
      expect(parse('transistor', { type: 'visit', timestamp: time, location })).toMatchObject(message)
      expect(parse('transistor', { type: 'location', timestamp: time, location })).toMatchObject(whole(place))
    }
  })
})

describe('a word that is not known, a blank or a number marks nothing', () => {
  const words = [
    ...['', null, 0, 1, false, 'vehicle', 'trackpoint', 'location_update', 'moving', 'current', 'iPhone', 'heartbeat'],
    ...['motionchange', 'route_point', 'tripPoint', 'drive', 'home', 'EventLocation', 'photo location', 'shift_end'],
    ...['trip_start', 'geofence', 'geofence_exit', 'stop', 'end_shift', 'exit', 'location', 'Point', 'session'],
  ]
  test.each(words)('%j', (word) => {
    for (const name of ['type', '_type', 'kind', 'action', 'event', 'messageType', 'category']) {
      for (const body of both({ [name]: word })) {
        for (const dialect of dialects) expect([body, parse(dialect, body)]).toMatchObject([body, whole(place)])
      }
    }
  })

  test.each(['trip', 'segment', 'region', 'waypoint', 'journey'])('the number of a %s', (name) => {
    for (const number of [0, 1, 2, '1', '', false, null, 1_204, 'north', { id: 7 }]) {
      for (const body of both({ [name]: number })) {
        for (const dialect of dialects) expect([body, parse(dialect, body)]).toMatchObject([body, whole(place)])
      }
    }
    const query = { lat: '48.1371', lon: '11.5754', time, [name]: '1' }
    for (const dialect of dialects) expect(parse(dialect, '', query)).toMatchObject(whole(place))
  })

  test('in a query', () => {
    const query = { lat: '48.1371', lon: '11.5754', time }
    for (const more of [{ type: 'stop' }, { event: 'trip' }, { start: time, end: '' }, { start: '%START', end: '' }]) {
      for (const dialect of dialects) expect(parse(dialect, '', { ...query, ...more })).toMatchObject(whole(place))
    }
    for (const dialect of dialects) expect(parse(dialect, '', { ...query, type: 'trip' })).toMatchObject(message)
  })
})

describe('what is around a record says nothing of it', () => {
  const around = [
    { type: 'trip' },
    { kind: 'drive' },
    { action: 'stop' },
    { action: 'end_shift' },
    { event: 'session' },
    { trip: true },
    { _type: 'x' },
    { _type: 'waypoints' },
    { start: time, end: null },
    { start: time, end: time },
  ]
  test.each(around)('%o', (root) => {
    for (const dialect of dialects) {
      for (const record of [sdk, flat, feature({})]) {
        expect(parse(dialect, { location: record, ...root })).toMatchObject(whole(place))
        expect(parse(dialect, { location: [record], ...root })).toMatchObject(whole(place))
      }
    }
  })
})
