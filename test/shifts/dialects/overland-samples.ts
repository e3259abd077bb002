import { instant, post, type Sample } from './samples.ts'

export function overlandSamples(at: number): Sample[] {
  const local = (time: number) => instant(time - 7 * 3_600_000).replace(/\.\d+Z$/, '-0700')
  const feature = (time: number, more: Record<string, unknown> = {}) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [11.5754, 48.1371] },
    properties: {
      timestamp: local(time),
      altitude: 519,
      speed: 4,
      course: 90,
      horizontal_accuracy: 30,
      vertical_accuracy: 8,
      speed_accuracy: 1,
      course_accuracy: 5,
      motion: ['driving', 'stationary'],
      battery_state: 'charging',
      battery_level: 0.89,
      device_id: 'ana',
      unique_id: '3F2504E0',
      wifi: 'depot',
      ...more,
    },
  })
  const point = (time: number) => ({
    at: instant(time),
    lat: 48.1371,
    lon: 11.5754,
    accuracy: 30,
    altitude: 519,
    speed: 4,
    heading: 90,
    battery: 0.89,
    activity: 'driving',
  })
  const of = (
    name: string,
    body: unknown,
    expected: Pick<Sample, 'points' | 'invalid' | 'lacked' | 'skipped'>,
  ): Sample => ({
    dialect: 'overland',
    name,
    request: post(body),
    ...expected,
  })
  const unknown = {
    speed: -1,
    course: -1,
    horizontal_accuracy: -1,
    vertical_accuracy: -1,
    battery_level: -1,
    motion: [],
  }
  const visit = { action: 'visit', arrival_date: local(at), departure_date: null }
  return [
    of('a batch', { locations: [feature(at), feature(at + 1_000)] }, { points: [point(at), point(at + 1_000)] }),
    of('a batch of none', { locations: [] }, { points: [] }),
    of(
      'a backlog',
      { locations: [feature(at)], current: feature(at + 60_000) },
      {
        points: [point(at), point(at + 60_000)],
      },
    ),
    of(
      'a trip',
      { locations: [feature(at)], trip: { distance: 10, current_location: feature(at + 5_000) } },
      {
        points: [point(at)],
      },
    ),
    // iOS says by a negative accuracy that the position is invalid
    of(
      'markers',
      { locations: [feature(at, unknown)] },
      { points: [{ at: instant(at), lat: 48.1371, lon: 11.5754, accuracy: Number.POSITIVE_INFINITY }] },
    ),
    of(
      'a walk',
      { locations: [feature(at, { motion: ['walking'] })] },
      { points: [{ ...point(at), activity: 'walking' }] },
    ),
    of('a time in UTC', { locations: [feature(at, { timestamp: instant(at) })] }, { points: [point(at)] }),
    of(
      'a visit',
      { locations: [{ ...feature(at, visit), geometry: null }, feature(at, visit), feature(at)] },
      {
        points: [point(at)],
        skipped: 2,
      },
    ),
    of(
      'an event of the app',
      { locations: [{ type: 'Feature', properties: { action: 'will_terminate' } }] },
      {
        points: [],
        skipped: 1,
      },
    ),
    of('no geometry', { locations: [{ ...feature(at), geometry: undefined }] }, { points: [], skipped: 1 }),
    of(
      'half a geometry',
      { locations: [{ ...feature(at), geometry: { coordinates: [11] } }] },
      { points: [], invalid: 1, lacked: 'no_position' },
    ),
    of(
      'a poisoned batch',
      { locations: [null, 5, 'x', feature(at), { ...feature(at), properties: null }] },
      {
        points: [point(at)],
        invalid: 3,
        lacked: 'unknown_shape',
      },
    ),
    of('a feature of its own', feature(at), { points: [point(at)] }),
    of('a body that was cut', JSON.stringify({ locations: [feature(at), feature(at + 1_000)] }).slice(0, -30), {
      points: [point(at)],
      invalid: 1,
      lacked: 'unreadable_body',
    }),
    of('no body', '', { points: [] }),
  ]
}
