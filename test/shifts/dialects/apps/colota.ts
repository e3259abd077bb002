import { instant, post, type Sample } from '../samples.ts'

/** Colota for Android with its templates. Its `vel` is in metres per second, which only `bear` gives away. */
export function colotaBodies(at: number): Sample[] {
  const second = at / 1_000
  const base = { lat: 48.1371, lon: 11.5754, acc: 5, alt: 519, batt: 83, bs: 1 }
  const point = { lat: 48.1371, lon: 11.5754, accuracy: 5, altitude: 519, battery: 0.83 }
  const of = (dialect: string, name: string, request: Sample['request'], time: number, measures: object): Sample => ({
    dialect,
    name,
    request,
    points: [{ ...point, at: instant(time), ...measures }],
  })
  const coords = { latitude: 48.1371, longitude: 11.5754, accuracy: 5, altitude: 519, speed: 8, heading: 271 }
  const feature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [11.5754, 48.1371] },
    properties: {
      timestamp: instant(at + 1_000),
      horizontal_accuracy: 5,
      altitude: 519,
      speed: 8,
      course: 271,
      battery_level: 0.83,
      battery_state: 'charging',
    },
  }
  const query = {
    id: 'colota',
    lat: '48.1371',
    lon: '11.5754',
    accuracy: '5',
    altitude: '519',
    batt: '83',
    charge: '2',
  }
  return [
    of('owntracks', 'Reitti', post({ _type: 'location', ...base, vel: 8, tst: second, bear: 271 }), at, {
      speed: 8,
      heading: 271,
    }),
    of('overland', 'Overland', post({ locations: [feature], device_id: 'colota' }), at + 1_000, {
      speed: 8,
      heading: 271,
    }),
    of(
      'owntracks',
      'native, whose speed is a guess',
      post({ ...base, vel: 8, tst: second + 2, bearing: 271 }),
      at + 2_000,
      { heading: 271 },
    ),
    of(
      'traccar',
      'Traccar with GET',
      { method: 'GET', query: { ...query, timestamp: String(second + 3), bearing: '271.0' } },
      at + 3_000,
      { heading: 271 },
    ),
    of(
      'traccar',
      'Traccar with POST',
      post({
        location: { timestamp: instant(at + 4_000), coords, battery: { level: 0.83, is_charging: false } },
        device_id: 'colota',
      }),
      at + 4_000,
      { speed: 8, heading: 271 },
    ),
  ]
}
