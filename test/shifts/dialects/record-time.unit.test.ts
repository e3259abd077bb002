import { describe, expect, test } from 'vitest'
import { at, dialects, flat, lost, now, numbers, parse, place, second, time, whole } from './reading.ts'
import { instant } from './samples.ts'

const spot = { lat: 48.1371, lon: 11.5754 }
const old = instant(at - 3_600_000)
const arrived = whole({ ...place, at: instant(now) })

describe('the time of arrival is only for what came without anything like a time', () => {
  test.each(['t', 'T', 'ts', 'tm', 'uts', 'when', 'gmt', 'utc', 'millis', 'recorded', 'captured', 'observed'])(
    '%s is the fix’s time, if its value is a time',
    (name) => {
      for (const value of [String(second), String(at), time]) {
        expect(parse('traccar', '', { ...numbers, [name]: value })).toMatchObject(whole(place))
        expect(parse('traccar', { ...spot, [name]: value })).toMatchObject(whole(place))
      }
      expect(parse('traccar', { ...spot, [name]: second })).toMatchObject(whole(place))
    },
  )

  test.each([
    ...'clock ms sec created sent nanos seen lastSeen logged moment received zeit fecha fix my_field'.split(' '),
    ...'buildTime serverTime lastUpdate subscriptionDate'.split(' '),
  ])('%s is a time and not the fix’s', (name) => {
    for (const value of [second, at, time, '20.11.2026 08:30', '20/11/2026 08:30']) {
      expect([value, parse('traccar', { ...spot, [name]: value })]).toMatchObject([value, lost('no_time')])
      const query = { ...numbers, [name]: String(value) }
      expect([value, parse('traccar', '', query)]).toMatchObject([value, lost('no_time')])
    }
  })

  test.each([
    ['day', '2026-11-20'],
    ['hour', '08:30'],
    ['hour', '8'],
    ['age', '3600'],
    ['update_time', '20/11/2026 08:30'],
    ['update_time', 'soon'],
    ['my_time', '%TIME'],
  ])('%s=%s', (name, value) => {
    expect(parse('traccar', '', { ...numbers, [name]: value })).toMatchObject(lost('no_time'))
  })

  test('a time in an object beside the position', () => {
    expect(parse('traccar', { ...spot, meta: { saved: time } })).toMatchObject(lost('no_time'))
    expect(parse('traccar', { ...spot, battery: { level: 83, timestamp: old } })).toMatchObject(lost('no_time'))
    expect(parse('traccar', { position: spot, device: { lastUpdate: time } })).toMatchObject(lost('no_time'))
  })

  test.each([
    ['validate', '1'],
    ['realtime', '1'],
    ['realtime', 'true'],
    ['candidate', 'x'],
    ['timezone', 'UTC+2'],
    ['update', 'true'],
    ['uptime', '3600'],
    ['id', '1795163415'],
    ['deviceId', '1795163415'],
    ['phone', '1795163415'],
    ['imei', '357938035643809'],
    ['BSSID', '00:11:22:33:44:55'],
    ['version', '2026.11.3'],
    ['ip', '192.168.20.1'],
    ['age', '0'],
    ['t', 'u'],
    ['t', '21'],
    ['odometer', '104250'],
    ['desc', ''],
  ])('%s=%s says nothing of a time', (name, value) => {
    expect(parse('traccar', '', { ...numbers, [name]: value })).toMatchObject(arrived)
    expect(parse('traccar', { ...spot, [name]: value })).toMatchObject(arrived)
  })
})

describe('which of several times is the fix’s', () => {
  test('the record’s own goes before one of a part, whatever the names', () => {
    for (const dialect of dialects) {
      for (const part of ['battery', 'activity', 'attributes', 'properties', 'extras', 'network', 'device']) {
        for (const name of ['time', 'gps_time', 'recorded_at']) {
          const body = { ...spot, [name]: time, [part]: { timestamp: old, time: old, tst: old, type: 'still' } }
          expect([dialect, part, parse(dialect, body)]).toMatchObject([dialect, part, { points: [place], invalid: 0 }])
        }
      }
    }
  })

  test.each(['battery', 'activity', 'network', 'extras'])('that of %s is never the fix’s', (part) => {
    for (const dialect of dialects) {
      expect(parse(dialect, { ...spot, [part]: { timestamp: old } })).toMatchObject(lost('no_time'))
    }
  })

  test.each(['bootTime', 'installDate', 'subscriptionDate', 'previousFixTime', 'buildTime', 'startTime', 'eventDate'])(
    '%s is not it, even if it is alone',
    (name) => {
      for (const dialect of dialects) {
        expect(parse(dialect, { ...spot, [name]: old })).toMatchObject(lost('no_time'))
        expect(parse(dialect, { ...spot, [name]: old, t: time })).toMatchObject(whole(place))
      }
    },
  )

  test.each(['last_fix_time', 'location_update_time', 'lastLocationTime', 'lastLocationTimestamp', 'gpsDateTime'])(
    '%s is it',
    (name) => {
      for (const dialect of dialects) expect(parse(dialect, { ...spot, [name]: time })).toMatchObject(whole(place))
    },
  )

  test.each<[string, object]>([
    ['null', { timestamp: time, location: { ...spot, time: null } }],
    ['zero', { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754, time: 0 } }],
    ['empty', { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754, timestamp: '' } }],
    ['a flag', { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754, validated: true } }],
    ['another flag', { timestamp: time, location: { ...spot, realtime: true } }],
  ])('an inner one that is %s hides no outer one', (_name, body) => {
    for (const dialect of dialects) expect(parse(dialect, body)).toMatchObject(whole(place))
  })

  test('an empty one in a form hides none in the query; one that cannot be read does', () => {
    for (const dialect of ['traccar', 'gpslogger']) {
      const query = { timestamp: time }
      expect(parse(dialect, 'lat=48.1371&lon=11.5754&timestamp=', query)).toMatchObject(whole(place))
      expect(parse(dialect, 'lat=48.1371&lon=11.5754&timestamp=soon', query)).toMatchObject(lost('unreadable_time'))
    }
  })

  test('a value in an object of its own', () => {
    for (const dialect of dialects) {
      for (const timestamp of [{ value: time }, { seconds: second, nanoseconds: 0 }, { $date: at }]) {
        expect(parse(dialect, { ...flat, timestamp })).toMatchObject(whole(place))
      }
    }
  })
})
