import { describe, expect, test } from 'vitest'
import { dialects, feature, flat, lost, message, numbers, parse, place, second, time, whole } from './reading.ts'

describe('a body of one app at the address of another', () => {
  const bodies: [string, object, object][] = [
    ['OwnTracks', { _type: 'location', lat: 48.1371, lon: 11.5754, tst: second, vel: 36 }, { speed: 10 }],
    ['Overland', { locations: [feature({ speed: 10 })] }, { speed: 10 }],
    ['a FeatureCollection', { type: 'FeatureCollection', features: [feature({ speed: 10 })] }, { speed: 10 }],
    [
      'the SDK',
      { location: { timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754, speed: 10 } } },
      { speed: 10 },
    ],
    [
      'a list of the SDK',
      [{ timestamp: time, coords: { latitude: 48.1371, longitude: 11.5754, speed: 10 } }],
      { speed: 10 },
    ],
    [
      'Traccar',
      { position: { fixTime: time, latitude: 48.1371, longitude: 11.5754, speed: 9, attributes: {} }, device: {} },
      { speed: 4.63 },
    ],
  ]
  test.each(dialects.flatMap((dialect) => bodies.map(([app, ...rest]) => [dialect, app, ...rest] as const)))(
    '%s reads %s',
    (dialect, _app, body, measures) => {
      expect(parse(dialect, body)).toMatchObject(whole({ ...place, ...measures }))
    },
  )

  test.each(dialects)('%s reads flat records wherever they lie, and a query', (dialect) => {
    for (const name of ['data', 'locations', 'location', 'points', 'positions', 'my_root', 'LocationData']) {
      expect([name, parse(dialect, { [name]: flat })]).toMatchObject([name, whole(place)])
      expect([name, parse(dialect, { [name]: [flat], device_id: '7' })]).toMatchObject([name, whole(place)])
    }
    expect(parse(dialect, flat)).toMatchObject(whole(place))
    expect(parse(dialect, { data: { locations: [flat] } })).toMatchObject(whole(place))
    expect(parse(dialect, '', { ...numbers, timestamp: time })).toMatchObject(whole(place))
    expect(parse(dialect, `lat=48.1371&lon=11.5754&timestamp=${time}`)).toMatchObject(whole(place))
    expect(parse(dialect, `location={"lat":48.1371,"lng":11.5754,"timestamp":"${time}"}`)).toMatchObject(whole(place))
    expect(parse(dialect, JSON.stringify(JSON.stringify(flat)))).toMatchObject(whole(place))
  })

  test.each([
    ['transistor', { data: { ...flat, speed: 10 } }, 10],
    ['gpslogger', { ...flat, velocity: 10 }, 10],
    ['traccar', { ...flat, speed: 10 }, 5.144],
    ['traccar', { ...flat, spd_kph: 36 }, 10],
    ['owntracks', { ...flat, speed_mps: 10 }, 10],
    ['traccar', { ...flat, vel: 'fast', Speed: '10' }, 5.144],
    ['overland', { ...flat, speed: 10 }, undefined],
    ['traccar', { ...flat, spd: 10 }, undefined],
    ['traccar', { ...flat, vel: 10 }, undefined],
    ['owntracks', { ...flat, vel: 10 }, undefined],
    ['overland', { ...flat, speed_mph: 10 }, 4.4704],
    ['transistor', { ...flat, speed: -1 }, undefined],
  ])('%s: %o has the speed %s', (dialect, body, speed) => {
    const [point] = parse(dialect, body).points ?? []
    expect(point?.['speed'] === undefined ? undefined : Number(point['speed'])).toEqual(
      speed === undefined ? undefined : expect.closeTo(speed, 3),
    )
  })
})

describe('what holds something like a coordinate and cannot be read says what it lacked', () => {
  test.each<[string, object, string]>([
    ['placeholders', { lat: '%LAT', lon: '%LON', time }, 'unreadable_position'],
    ['templates', { lat: '{0}', lon: '$lon', time }, 'unreadable_position'],
    ['one half', { lat: 48.1371, time }, 'no_position'],
    ['the other half', { lat: null, lon: 11.5754, time }, 'no_position'],
    ['out of range', { lat: 148.1371, lon: 11.5754, time }, 'unreadable_position'],
    ['a decimal comma, which may be two numbers', { lat: '48,1371', lon: '11,5754', time }, 'unreadable_position'],
    ['a list in no known order', { location: [[48.1371, 11.5754]] }, 'unknown_shape'],
    [
      'a line',
      {
        type: 'Feature',
        geometry: {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
        properties: {},
      },
      'unknown_shape',
    ],
    ['placeholders that are no JSON', { lat: {}, lon: {}, time }, 'unreadable_position'],
    ['half a list', { location: [48.1371] }, 'unknown_shape'],
    ['deep down', { foo: { bar: { baz: { lat: 1, lon: 2 } } } }, 'unknown_shape'],
  ])('%s', (_name, body, lacked) => {
    for (const dialect of dialects) expect(parse(dialect, body)).toMatchObject(lost(lacked))
  })

  test('a format that is not known', () => {
    const gpx = '<trkpt lat="48.1371" lon="11.5754"><time>2026-11-20T08:30:15Z</time></trkpt>'
    for (const body of [
      gpx,
      'time,lat,lon\n2026-11-20T08:30:15Z,48.1371,11.5754',
      '$GPRMC,083015,A,4808.226,N,01134.524,E',
    ]) {
      for (const dialect of dialects) expect(parse(dialect, body)).toMatchObject(lost('unreadable_body'))
    }
  })

  test('`location` is latitude and longitude on the Traccar address only', () => {
    const pair = { location: '48.1371,11.5754', time }
    for (const dialect of dialects) {
      const expected = dialect === 'traccar' ? whole(place) : lost('unreadable_position')
      expect(parse(dialect, pair)).toMatchObject(expected)
      expect(parse(dialect, { latlng: '48.1371,11.5754', time })).toMatchObject(whole(place))
      expect(parse(dialect, { lnglat: '11.5754,48.1371', time })).toMatchObject(whole(place))
    }
  })

  test('what holds none is a silent success', () => {
    const none = [
      {},
      { event: 'heartbeat' },
      { lat: null, lon: null, time },
      { lat: '', lng: '' },
      { location: 'depot' },
    ]
    for (const dialect of dialects) {
      for (const body of [...none, { location: [] }, [], { provider: { enabled: true }, timestamp: time }]) {
        expect([body, parse(dialect, body)]).toMatchObject([body, message])
      }
      expect(parse(dialect, { lat: 0, lon: 0, time })).toMatchObject(message)
      expect(parse(dialect, { ...flat, valid: false })).toMatchObject(message)
    }
  })
})
