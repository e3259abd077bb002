import { instant, post, type Sample } from './samples.ts'

/** `at`: epoch milliseconds. */
export function record(at: number, more: Record<string, unknown> = {}, coords: Record<string, unknown> = {}) {
  return {
    timestamp: instant(at),
    recorded_at: instant(at + 150),
    age: 150,
    uuid: `c9a3bd3f-0000-4000-8000-${String(at).slice(-12)}`,
    event: 'motionchange',
    is_moving: true,
    odometer: 1_042.5,
    coords: {
      latitude: 48.1371,
      longitude: 11.5754,
      accuracy: 4.7,
      speed: 8.3,
      speed_accuracy: 0.7,
      heading: 271.5,
      heading_accuracy: 10.1,
      altitude: 519.3,
      altitude_accuracy: 3,
      ellipsoidal_altitude: 565.2,
      floor: 0,
      ...coords,
    },
    activity: { type: 'in_vehicle', confidence: 100 },
    battery: { level: 0.83, is_charging: false },
    extras: { route: 7 },
    ...more,
  }
}

const point = (at: number) => ({
  at: instant(at),
  lat: 48.1371,
  lon: 11.5754,
  accuracy: 4.7,
  speed: 8.3,
  heading: 271.5,
  altitude: 519.3,
  battery: 0.83,
  activity: 'in_vehicle',
  moving: true,
})

const bare = { uuid: undefined, event: undefined, activity: undefined, battery: undefined, is_moving: undefined }
const unknown = { accuracy: -1, speed: -1, speed_accuracy: -1, heading: -1, altitude: -1, altitude_accuracy: -1 }

export function transistorSamples(at: number): Sample[] {
  const of = (name: string, body: unknown, expected: Omit<Sample, 'dialect' | 'name' | 'request'>): Sample => ({
    dialect: 'transistor',
    name,
    request: post(body),
    ...expected,
  })
  const known = { at: instant(at), lat: 48.1371, lon: 11.5754 }
  const kept = { accuracy: 4.7, speed: 8.3, heading: 271.5, altitude: 519.3 }
  return [
    of('a single record', { location: record(at), device_id: 'x' }, { points: [point(at)] }),
    of('a batch', { location: [record(at), record(at + 1_000)] }, { points: [point(at), point(at + 1_000)] }),
    of('an empty batch', { location: [] }, { points: [] }),
    of('a record at the root', record(at), { points: [point(at)] }),
    of('a batch at the root', [record(at), record(at + 1_000)], { points: [point(at), point(at + 1_000)] }),
    of('a time as a number', { location: record(at, { timestamp: at }) }, { points: [point(at)] }),
    of(
      'a time with an offset',
      { location: record(at, { timestamp: instant(at + 7_200_000).replace('Z', '+02:00') }) },
      { points: [point(at)] },
    ),
    of(
      'markers for what is not known',
      { location: record(at, { ...bare, battery: { level: -1, is_charging: false } }, unknown) },
      { points: [known] },
    ),
    of(
      'nothing but the needed',
      { location: { timestamp: at, coords: { latitude: 48.1371, longitude: 11.5754 } } },
      {
        points: [known],
      },
    ),
    of(
      'parts that are null',
      { location: record(at, { ...bare, battery: null, activity: null, extras: null }) },
      {
        points: [{ ...known, ...kept }],
      },
    ),
    of('a mock', { location: record(at, { mock: true }) }, { points: [{ ...point(at), mock: true }] }),
    of(
      'a shift in the extras',
      { location: record(at, { extras: { shift_id: 'shift-0001' } }) },
      {
        points: [{ ...point(at), shiftId: 'shift-0001' }],
      },
    ),
    of(
      'a shift beside the records',
      { shift_id: 'shift-0001', location: [record(at)] },
      {
        points: [{ ...point(at), shiftId: 'shift-0001' }],
      },
    ),
    of('a shift id that cannot be', { location: record(at, { extras: { shift_id: '#1' } }) }, { points: [point(at)] }),
    of('a heartbeat with a place', { location: record(at, { event: 'heartbeat' }) }, { points: [point(at)] }),
    of(
      'a geofence',
      { location: record(at, { event: 'geofence', geofence: { identifier: 'depot', action: 'ENTER' } }) },
      { points: [point(at)] },
    ),
    of('a sample', { location: [record(at, { sample: true }), record(at)] }, { points: [point(at)], skipped: 1 }),
    of(
      'a change of provider without a place',
      { location: [record(at, { event: 'providerchange' }, { latitude: 0, longitude: 0 }), record(at)] },
      { points: [point(at)], skipped: 1 },
    ),
    of(
      'a change of provider without coordinates',
      { location: { event: 'providerchange', timestamp: instant(at) } },
      {
        points: [],
        skipped: 1,
      },
    ),
    of(
      'a poisoned batch',
      { location: [null, 7, 'x', [], record(at), { coords: 5 }] },
      {
        points: [point(at)],
        invalid: 3,
        lacked: 'unknown_shape',
        skipped: 1,
      },
    ),
    of(
      'a record without a time',
      { location: record(at, { timestamp: 'yesterday' }) },
      { points: [], invalid: 1, lacked: 'unreadable_time' },
    ),
    of('NaN, which is no JSON', JSON.stringify({ location: record(at) }).replace('519.3', 'NaN'), {
      points: [{ ...point(at), altitude: undefined }],
    }),
    of('a body that was cut', JSON.stringify({ location: [record(at), record(at + 1_000)] }).slice(0, -40), {
      points: [point(at)],
      invalid: 1,
      lacked: 'unreadable_body',
    }),
    of('another message', { provider: { enabled: true } }, { points: [], skipped: 1 }),
    of('no body', '', { points: [] }),
    of('no JSON at all', 'hello', { points: [], invalid: 1, lacked: 'unreadable_body' }),
  ]
}
