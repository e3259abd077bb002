import { instant, post, type Sample } from '../samples.ts'

/** Transistorsoft background-geolocation 4 and 5: default schema, templates, root properties, events. */
export function transistorBodies(at: number): Sample[] {
  const record = (time: number, more: object = {}) => ({
    event: 'motionchange',
    is_moving: true,
    uuid: '1f2e3d4c-0000-4000-8000-000000000001',
    timestamp: instant(time),
    age: 212,
    odometer: 1_203.4,
    coords: {
      latitude: 48.1371,
      longitude: 11.5754,
      accuracy: 5,
      speed: 8.3,
      speed_accuracy: 0.5,
      heading: 271,
      heading_accuracy: 4,
      altitude: 519,
      ellipsoidal_altitude: 566.1,
      altitude_accuracy: 3,
    },
    activity: { type: 'in_vehicle', confidence: 91 },
    battery: { is_charging: false, level: 0.83 },
    extras: {},
    ...more,
  })
  const place = { lat: 48.1371, lon: 11.5754 }
  const measures = { accuracy: 5, speed: 8.3, heading: 271, altitude: 519, battery: 0.83, moving: true }
  const point = (time: number) => ({ at: instant(time), ...place, ...measures, activity: 'in_vehicle' })
  const template = (time: number) => ({
    lat: 48.1371,
    lng: 11.5754,
    acc: 5,
    speed: 8.3,
    heading: 271,
    altitude: 519,
    timestamp: instant(time),
    is_moving: true,
    battery: 0.83,
    activity: 'in_vehicle',
    foo: 'from extras',
  })
  const of = (name: string, body: unknown, points: Sample['points'], skipped = 0): Sample => ({
    dialect: 'transistor',
    name,
    request: post(body),
    points,
    skipped,
  })
  const geofence = {
    event: 'geofence',
    geofence: { identifier: 'depot', action: 'EXIT', extras: { latitude: 1, longitude: 1 } },
  }
  return [
    of('one record with params', { location: record(at), device: { model: 'x', platform: 'android' } }, [point(at)]),
    of('a batch', { location: [record(at + 1_000), record(at + 2_000, { event: undefined })] }, [
      point(at + 1_000),
      point(at + 2_000),
    ]),
    of('another root property', { my_locations: [record(at + 3_000)] }, [point(at + 3_000)]),
    of('no root property', [record(at + 4_000)], [point(at + 4_000)]),
    of('a template under data', { data: template(at + 5_000), token: 'x' }, [point(at + 5_000)]),
    of('a batch of a template', { locations: [template(at + 6_000), template(at + 7_000)] }, [
      point(at + 6_000),
      point(at + 7_000),
    ]),
    of('a template at the root', template(at + 8_000), [point(at + 8_000)]),
    of('a geofence, whose record is a fix of its own', { location: record(at + 9_000, geofence) }, [point(at + 9_000)]),
    of(
      'a change of provider',
      {
        location: record(at + 10_000, {
          event: 'providerchange',
          provider: { enabled: false, status: 2, gps: false, network: false },
          coords: { latitude: 0, longitude: 0, accuracy: 0 },
        }),
      },
      [],
      1,
    ),
  ]
}
