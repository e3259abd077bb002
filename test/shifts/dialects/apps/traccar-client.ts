import { instant, post, postForm, type Sample } from '../samples.ts'

/** Traccar Client up to 8 (a query), 9 (JSON of its SDK) and 10 (a form, or a list of records). */
export function traccarClientBodies(at: number): Sample[] {
  const fields = (time: number) => ({
    id: '482411',
    timestamp: String(time / 1_000),
    lat: '48.1371',
    lon: '11.5754',
    speed: '19.438444924406046',
    bearing: '271.0',
    altitude: '519.0',
    accuracy: '5.0',
    batt: '83.0',
  })
  const point = (time: number) => ({
    at: instant(time),
    lat: 48.1371,
    lon: 11.5754,
    accuracy: 5,
    speed: 10,
    heading: 271,
    altitude: 519,
    battery: 0.83,
  })
  const version9 = (time: number) => ({
    device_id: '482411',
    location: {
      timestamp: instant(time),
      coords: { latitude: 48.1371, longitude: 11.5754, accuracy: 5, speed: 10, heading: 271, altitude: 519 },
      is_moving: true,
      odometer: 33.1,
      event: 'motionchange',
      battery: { level: 0.83, is_charging: false },
      activity: { type: 'in_vehicle' },
      extras: {},
    },
  })
  const of = (name: string, request: Sample['request'], points: Sample['points'], skipped = 0): Sample => ({
    dialect: 'traccar',
    name,
    request,
    points,
    skipped,
  })
  const numbers = (time: number) => ({
    ...fields(time),
    timestamp: time / 1_000,
    lat: 48.1371,
    lon: 11.5754,
    speed: 19.44,
  })
  return [
    of('version 8', { method: 'GET', query: fields(at) }, [point(at)]),
    of('version 8, an alarm', { method: 'POST', query: { ...fields(at + 1_000), alarm: 'sos', charge: 'true' } }, [
      point(at + 1_000),
    ]),
    of('version 9', post(version9(at + 2_000)), [{ ...point(at + 2_000), activity: 'in_vehicle', moving: true }]),
    of('version 10', postForm(fields(at + 3_000)), [point(at + 3_000)]),
    of('version 10, several', post([numbers(at + 4_000), numbers(at + 5_000)]), [point(at + 4_000), point(at + 5_000)]),
    of('a heartbeat', { method: 'GET', query: { id: '482411', timestamp: String(at / 1_000), batt: '83' } }, [], 1),
  ]
}
