import { expect, test } from 'vitest'
import { dialects, lost, message, parse, place, time, whole } from './reading.ts'

const [lat, lon] = [48.1371, 11.5754]

test.each<[string, object]>([
  ['snake case', { location_lat: lat, location_lng: lon }],
  ['camel case', { currentLatitude: lat, currentLongitude: lon }],
  ['a user', { user_lat: String(lat), user_lng: String(lon) }],
  ['a million', { lat_e6: 48_137_100, lon_e6: 11_575_400 }],
  ['a million with a prefix', { gps_lat_e6: 48_137_100, gps_lon_e6: 11_575_400 }],
  ['a dot', { 'location.latitude': lat, 'location.longitude': lon }],
  ['another dot', { 'coords.latitude': lat, 'coords.longitude': lon }],
  ['brackets', { 'location[lat]': lat, 'location[lng]': lon }],
  ['a list of one', { 'locations[0][lat]': lat, 'locations[0][lon]': lon }],
  ['a deep dot', { 'location.coords.latitude': lat, 'location.coords.longitude': lon }],
  ['objects', { lat: { value: lat }, lon: { value: lon, unit: 'deg' } }],
  ['well-known text', { wkt: 'POINT(11.5754 48.1371)' }],
  ['well-known text with an altitude', { geometry: 'SRID=4326;POINT Z (11.5754 48.1371 519)' }],
  ['a geo URI', { location: 'geo:48.1371,11.5754;u=5' }],
  ['another geo URI', { position: 'geo:48.1371,11.5754' }],
])('a place by %s', (_name, body) => {
  for (const dialect of dialects) {
    expect([dialect, parse(dialect, { ...body, time })]).toMatchObject([dialect, whole(place)])
  }
})

test('names in a form are read like those of an object', () => {
  for (const name of ['location', 'coords', 'locations[0]']) {
    const form = (inner: (field: string) => string) =>
      `${inner('lat')}=48.1371&${inner('lon')}=11.5754&${inner('timestamp')}=${time}&${inner('accuracy')}=5`
    for (const body of [
      form((field) => encodeURIComponent(`${name}[${field}]`)),
      form((field) => `${encodeURIComponent(name)}.${field}`),
    ]) {
      for (const dialect of dialects) {
        expect([body, parse(dialect, body)]).toMatchObject([body, whole({ ...place, accuracy: 5 })])
      }
    }
  }
})

test.each<[string, object]>([
  ['two numbers in a text', { position: '48.1371,11.5754' }],
  ['the same under loc', { loc: '48.1371, 11.5754' }],
  ['the same under coordinates', { coordinates: '48.1371;11.5754' }],
  ['a list under position', { position: [lat, lon] }],
  ['a list under point', { point: [lat, lon] }],
  ['a list under loc', { loc: [lat, lon] }],
  ['a list under coords', { coords: [lat, lon] }],
  ['a list under geo', { geo: [lat, lon] }],
  ['well-known text in other coordinates', { wkt: 'SRID=3857;POINT(1288567 6129711)' }],
  ['a pair with a word that is not known', { pickup_lat: lat, pickup_lng: lon }],
  ['an element of what is not known', { 'a[0][lat]': lat, 'a[0][lon]': lon }],
  ['several elements', { 'points[0][lat]': lat, 'points[0][lon]': lon, 'points[1][lat]': lat, 'points[1][lon]': lon }],
  ['a pair out of range', { user_lat: 148, user_lng: lon }],
])('%s: counted, not guessed', (_name, body) => {
  for (const dialect of dialects) {
    expect([dialect, parse(dialect, { ...body, time })]).toMatchObject([dialect, lost('unreadable_position')])
  }
})

test('what is no place of the phone is silent', () => {
  for (const dialect of dialects) {
    for (const body of [
      { destination_lat: 1, destination_lng: 2 },
      { home_lat: 1, home_lon: 2 },
      { location_lat: null, location_lng: '' },
      { flat: 7, salon: 3 },
      { position: 'depot' },
      { point: 5 },
    ]) {
      expect([body, parse(dialect, { ...body, time })]).toMatchObject([body, message])
    }
  }
})

test('names that are known go first, and a record is not hidden by a pair around it', () => {
  for (const dialect of dialects) {
    const [near, spot] = [
      { last_lat: 1, last_lng: 2, pickup_lat: 3, pickup_lng: 4, position: '5,6' },
      { lat, lon, time },
    ]
    expect(parse(dialect, { ...near, ...spot })).toMatchObject(whole(place))
    expect(parse(dialect, { ...near, location: spot })).toMatchObject(whole(place))
    expect(parse(dialect, { ...near, data: { location: spot } })).toMatchObject(whole(place))
    expect(parse(dialect, { ...near, locations: [spot] })).toMatchObject(whole(place))
  }
})

test.each<[object, object]>([
  [
    { lat, lon, ns: 'S', ew: 'W' },
    { lat: -lat, lon: -lon },
  ],
  [
    { lat, lon, ns: 'N', ew: 'E' },
    { lat, lon },
  ],
  [
    { lat, lon, lat_ref: 'S' },
    { lat: -lat, lon },
  ],
  [
    { lat, lng: lon, latitude_hemisphere: 's', longitudeHemisphere: 'West' },
    { lat: -lat, lon: -lon },
  ],
  [
    { lat: -lat, lon, ns: 'S' },
    { lat: -lat, lon },
  ],
  [
    { lat, lon, ns: '', ew: '?' },
    { lat, lon },
  ],
])('the hemisphere of %o', (body, expected) => {
  for (const dialect of dialects) {
    expect(parse(dialect, { ...body, time })).toMatchObject(whole({ ...place, ...expected }))
  }
})

test('a letter and a sign that say different things', () => {
  for (const dialect of dialects) {
    expect(parse(dialect, { lat: -lat, lon, ns: 'N', time })).toMatchObject(lost('unreadable_position'))
  }
})
