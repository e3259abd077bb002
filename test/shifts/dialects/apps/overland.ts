import { instant, post, type Sample } from '../samples.ts'

/** Overland for iOS: a batch, a backlog with the current position, and what is no position. */
export function overlandBodies(at: number): Sample[] {
  const seconds = (time: number) => instant(time).replace('.000', '')
  const feature = (time: number, properties: object = {}) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [11.5754, 48.1371] },
    properties: {
      timestamp: seconds(time),
      altitude: 519,
      speed: 8,
      horizontal_accuracy: 5,
      vertical_accuracy: 3,
      course: 271,
      speed_accuracy: 1,
      course_accuracy: 4,
      motion: ['driving', 'stationary'],
      pauses: false,
      activity: 'other_navigation',
      desired_accuracy: -1,
      deferred: 0,
      significant_change: 'disabled',
      locations_in_payload: 1,
      battery_state: 'unplugged',
      battery_level: 0.83,
      device_id: '',
      unique_id: 'AB12',
      wifi: '',
      ...properties,
    },
  })
  const point = (time: number) => ({
    at: instant(time),
    lat: 48.1371,
    lon: 11.5754,
    accuracy: 5,
    speed: 8,
    heading: 271,
    altitude: 519,
    battery: 0.83,
    activity: 'driving',
  })
  const trip = {
    type: 'trip',
    mode: 'car',
    start: seconds(at),
    end: seconds(at + 60_000),
    'start-coordinates': [11.5, 48.1],
    'end-coordinates': [11.6, 48.2],
    duration: 60,
    distance: 1_200,
    stopped_automatically: false,
    steps: 0,
  }
  const visit = { action: 'visit', arrival_date: seconds(at), departure_date: null }
  const of = (name: string, body: unknown, points: Sample['points'], skipped = 0): Sample => ({
    dialect: 'overland',
    name,
    request: post(body),
    points,
    skipped,
  })
  return [
    of('a batch', { locations: [feature(at), feature(at + 1_000)] }, [point(at), point(at + 1_000)]),
    of(
      'a backlog during a trip',
      {
        locations: [feature(at + 2_000)],
        current: feature(at + 9_000),
        trip: { distance: 5, mode: 'car', start: seconds(at), current_location: feature(at + 8_000) },
      },
      [point(at + 2_000), point(at + 9_000)],
    ),
    of('a trip that ended', { locations: [feature(at + 60_000, trip)] }, [], 1),
    of(
      'a visit, and an event',
      {
        locations: [
          feature(at, visit),
          { type: 'Feature', properties: { action: 'paused_location_updates', timestamp: seconds(at) } },
        ],
      },
      [],
      2,
    ),
  ]
}
