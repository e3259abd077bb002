import { describe, expect, test } from 'vitest'
import {
  at,
  dialects,
  feature,
  flat,
  lost,
  message,
  now,
  numbers,
  parse,
  place,
  second,
  time,
  whole,
} from './reading.ts'
import { instant } from './samples.ts'

describe('names in any case', () => {
  test.each([
    ...['time', 'ts', 'Timestamp', 'TIME', 'fixTime', 'deviceTime', 'date_time', 'date', 'gps_time', 'UTC', 'tst'],
    ...['timestamp_ms', 'recordedAt', 'locationTimestamp', 'created_at', 'positionTime', 'Fix-Timestamp', 'epoch'],
  ])('%s is a time on every address', (name) => {
    for (const dialect of dialects) {
      for (const value of [String(at), String(second), time]) {
        expect(parse(dialect, '', { ...numbers, [name]: value })).toMatchObject(whole(place))
      }
      expect(parse(dialect, '', { ...numbers, [name]: 'soon' })).toMatchObject(lost('unreadable_time'))
    }
  })

  test.each([
    ['lng', 'latitude'],
    ['Long', 'LAT'],
    ['longitude', 'gps_lat'],
    ['LON', 'Latitude'],
  ])('%s and %s are a place', (lon, lat) => {
    expect(parse('traccar', '', { [lat]: '48.1371', [lon]: '11.5754', TS: time })).toMatchObject(whole(place))
    expect(parse('traccar', '', { latitudeE7: '481371000', longitudeE7: '115754000', TS: time })).toMatchObject(
      whole(place),
    )
  })

  test('measures have many names too', () => {
    const read = (measures: object) => parse('gpslogger', { ...flat, ...measures }).points?.[0]
    for (const name of ['bearing', 'Heading', 'course', 'cog', 'dir', 'direction', 'AZIMUTH']) {
      expect(read({ [name]: '90' })).toMatchObject({ heading: 90 })
    }
    for (const name of ['bat', 'BATT', 'battery', 'battery_level', 'batteryLevel', 'batteryPercentage']) {
      expect(read({ [name]: '80' })).toMatchObject({ battery: 0.8 })
    }
    for (const name of ['alt', 'Altitude', 'ele', 'elevation', 'height']) {
      expect(read({ [name]: '519' })).toMatchObject({ altitude: 519 })
    }
    for (const name of ['acc', 'hAcc', 'accuracy', 'horizontal_accuracy', 'precision']) {
      expect(read({ [name]: '5' })).toMatchObject({ accuracy: 5 })
    }
    for (const name of ['mock', 'isMock', 'fromMockProvider'])
      expect(read({ [name]: 'true' })).toMatchObject({ mock: true })
    for (const name of ['is_moving', 'isMoving', 'moving', 'motion']) {
      expect(read({ [name]: 'true' })).toMatchObject({ moving: true })
    }
    for (const name of ['act', 'activity', 'motion'])
      expect(read({ [name]: 'Walking' })).toMatchObject({ activity: 'walking' })
    expect(read({ hdop: 5, battery: 0.8 })).toEqual({ ...place, battery: 0.8 })
  })

  test('a battery in volts is none in percent', () => {
    const battery = (value: number) => parse('traccar', { ...flat, battery: value }).points?.[0]?.['battery']
    expect([3.9, 12.4, 24.6, 28, 80].map(battery)).toEqual([undefined, undefined, undefined, undefined, 0.8])
    const forwarded = {
      position: { fixTime: time, latitude: 48.1371, longitude: 11.5754, attributes: { battery: 48 } },
    }
    expect(parse('traccar', forwarded).points).toEqual([place])
  })

  test('a level is the battery’s only inside it, and a record’s own field goes before that of a part', () => {
    for (const dialect of ['traccar', 'gpslogger']) {
      const read = (body: object) => parse(dialect, { ...flat, ...body }).points?.[0]
      expect(read({ battery: 83, level: 3 })).toEqual({ ...place, battery: 0.83 })
      expect(read({ level: 3 })).toEqual(place)
      expect(read({ battery: { level: 83 } })).toEqual({ ...place, battery: 0.83 })
      expect(read({ course: 271, attributes: { heading: 5 } })).toEqual({ ...place, heading: 271 })
      expect(read({ attributes: { heading: 5 } })).toEqual({ ...place, heading: 5 })
    }
  })

  test.each(['V', 'v', 'F', 'n', 'false', 0])('valid=%s is no fix', (valid) => {
    for (const dialect of dialects) expect(parse(dialect, { ...flat, valid })).toMatchObject(message)
  })

  test.each(['A', 'T', 'y', 'true', 1, ''])('valid=%j is one', (valid) => {
    for (const dialect of dialects) expect(parse(dialect, { ...flat, valid })).toMatchObject(whole(place))
  })

  test.each<[string, object, number | undefined]>([
    ['traccar', { ...flat, speed: 36, speed_unit: 'kmh' }, 10],
    ['traccar', { ...flat, speed: 36, speedUnit: 'KM/H' }, 10],
    ['owntracks', { ...flat, speed: 10, speed_unit: 'mps' }, 10],
    ['overland', { ...flat, speed: 10, speed_unit: 'mph' }, 4.4704],
    ['gpslogger', { ...flat, speed: 10, speed_unit: 'kn' }, 5.1444],
    ['gpslogger', { ...flat, speed: 10, speed_unit: 'furlongs' }, undefined],
    ['gpslogger', { ...flat, speed: 10, speed_unit: '' }, 10],
    ['gpslogger', { ...flat, speed_mps: 10, speed_unit: 'furlongs' }, 10],
    ['traccar', { _type: 'Location', lat: 48.1371, lon: 11.5754, tst: second, vel: 36 }, 10],
    ['gpslogger', { _type: ' location', lat: 48.1371, lon: 11.5754, tst: second, vel: 36 }, 10],
    ['gpslogger', { position: { ...numbers, fixTime: null, deviceTime: time, speed: 10 } }, 5.1444],
  ])('the unit of the speed: %s %o', (dialect, body, speed) => {
    const [point] = parse(dialect, body).points ?? []
    expect(point).toMatchObject(place)
    expect(point?.['speed']).toEqual(speed === undefined ? undefined : expect.closeTo(speed, 3))
  })

  test.each([
    ['accuracy', '5 m', 5],
    ['accuracy', '5.5m', 5.5],
    ['accuracy', '7 meters', 7],
    ['accuracy', 'Infinity', Number.POSITIVE_INFINITY],
    ['accuracy', '1e999', Number.POSITIVE_INFINITY],
    ['accuracy', '100,001.0', Number.POSITIVE_INFINITY],
    ['acc', '5 miles', Number.POSITIVE_INFINITY],
    ['horizontal_accuracy', -1, Number.POSITIVE_INFINITY],
    ['horizontalAccuracy', '-1', Number.POSITIVE_INFINITY],
    ['horizontal_accuracy', 5, 5],
    ['accuracy', -1, undefined],
    ['accuracy', '%ACC', undefined],
    ['accuracy', '{3}', undefined],
    ['accuracy', '', undefined],
    ['accuracy', 'unknown', undefined],
  ])('%s %j is %s metres', (name, value, accuracy) => {
    for (const dialect of dialects) {
      expect(parse(dialect, { ...flat, [name]: value }).points).toEqual([
        { ...place, ...(accuracy !== undefined && { accuracy }) },
      ])
    }
  })

  test('an infinite accuracy is the worst that is stored', () => {
    const body = JSON.stringify({ ...flat, acc: 0 }).replace('"acc":0', '"acc":1e999')
    for (const dialect of dialects) expect(parse(dialect, body).points?.[0]).toMatchObject({ accuracy: Infinity })
  })
})

describe('a time that came and cannot be read is never replaced', () => {
  test.each([
    '',
    '0',
    '-1',
    '-1700000000',
    'NaN',
    'null',
    '%TIME',
    '{2}',
    '{time}',
    '$time',
    'soon',
    '08:30:15',
    '20.11.26',
  ])('%j', (value) => {
    for (const dialect of dialects) {
      expect(parse(dialect, '', { ...numbers, timestamp: value })).toMatchObject(lost('unreadable_time'))
      expect(parse(dialect, { lat: 48.1371, lon: 11.5754, time: value })).toMatchObject(lost('unreadable_time'))
    }
  })

  test('of a good and a bad one the good counts, of two good ones the app’s own', () => {
    const other = instant(at + 60_000)
    for (const dialect of dialects) {
      expect(parse(dialect, { ...flat, time: '', date: '2026-11-20' })).toMatchObject(whole(place))
    }
    expect(parse('traccar', { ...flat, time: other })).toMatchObject(whole(place))
    expect(parse('gpslogger', { ...flat, timestamp: other, time })).toMatchObject(whole(place))
    expect(parse('owntracks', { ...flat, timestamp: other, tst: second })).toMatchObject(whole(place))
    expect(
      parse('traccar', '', { lat: '48.1371,48.1371', lon: '%LON,11.5754', timestamp: `${second},${second}` }),
    ).toMatchObject(whole(place))
    expect(parse('traccar', '', { ...numbers, timestamp: `${second},${second + 9}` })).toMatchObject(
      lost('unreadable_time'),
    )
  })

  test('the time of arrival is only for the Traccar address, and only where nothing like a time came', () => {
    const arrived = { ...place, at: instant(now) }
    for (const dialect of dialects) {
      const expected = dialect === 'traccar' ? whole(arrived) : lost('no_time')
      expect(parse(dialect, '', numbers)).toMatchObject(expected)
      for (const name of ['serverTime', 'sent_at', 'startTimestamp']) {
        expect(parse(dialect, '', { ...numbers, [name]: time })).toMatchObject(lost('no_time'))
      }
    }
    expect(parse('traccar', feature({ timestamp: undefined }))).toMatchObject(lost('no_time'))
    expect(parse('traccar', { _type: 'location', lat: 1, lon: 1 })).toMatchObject(lost('no_time'))
  })
})
