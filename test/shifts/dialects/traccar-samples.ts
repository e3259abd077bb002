import { instant, post, postForm, type Sample } from './samples.ts'
import { record } from './transistor-samples.ts'

/** `now`: arrival, the time of records without one. */
export function traccarSamples(at: number, now: number): Sample[] {
  const second = Math.floor(at / 1_000)
  const at0 = instant(second * 1_000)
  const flat = {
    id: '48241179',
    timestamp: String(second),
    lat: '48.1371',
    lon: '11.5754',
    speed: '19.44',
    bearing: '271.5',
    altitude: '519.3',
    accuracy: '4.7',
    batt: '83',
  }
  const place = { at: at0, lat: 48.1371, lon: 11.5754 }
  const point = {
    ...place,
    speed: expect10(19.44),
    heading: 271.5,
    altitude: 519.3,
    accuracy: 4.7,
    battery: 0.83,
  }
  const of = (
    name: string,
    request: Sample['request'],
    expected: Pick<Sample, 'points' | 'invalid' | 'lacked' | 'skipped'>,
  ): Sample => ({
    dialect: 'traccar',
    name,
    request,
    ...expected,
  })
  const get = (query: Record<string, string>) => ({ method: 'GET', query })
  const bare = { id: '1', lat: '48.1371', lon: '11.5754' }
  const nested = {
    device_id: '48241179',
    location: {
      timestamp: instant(at),
      latitude: 48.1371,
      longitude: 11.5754,
      accuracy: 4.7,
      speed: 10,
      heading: 271.5,
      altitude: 519.3,
      is_moving: true,
    },
    battery: { level: 0.83, is_charging: true },
    activity: { type: 'in_vehicle' },
  }
  const { speed: _, ...slow } = point
  const v9 = { ...slow, at: instant(at), speed: 8.3, activity: 'in_vehicle', moving: true }
  const numbers = { ...flat, timestamp: second, lat: 48.1371, lon: 11.5754, speed: 19.44, batt: 83.0, charge: true }
  return [
    of('a query', get(flat), { points: [point] }),
    of('a query with a POST', { method: 'POST', query: flat }, { points: [point] }),
    of('a form', postForm({ ...flat, charge: 'true', alarm: 'sos' }), { points: [point] }),
    of('a form beside a query', { ...postForm(flat), query: { token: 't' } }, { points: [point] }),
    of('a time in milliseconds', get({ ...flat, timestamp: String(second * 1_000) }), { points: [point] }),
    of('a time in ISO', get({ ...flat, timestamp: at0 }), { points: [point] }),
    of('a time without a zone', get({ ...flat, timestamp: at0.slice(0, 19).replace('T', ' ') }), { points: [point] }),
    of('no time', get(bare), { points: [{ ...place, at: instant(now) }] }),
    of('a time that is none', get({ ...bare, timestamp: 'soon' }), {
      points: [],
      invalid: 1,
      lacked: 'unreadable_time',
    }),
    of('another device name', get({ ...bare, deviceid: '7', timestamp: String(second) }), { points: [place] }),
    of('a place in one field', get({ id: '1', timestamp: String(second), location: '48.1371,11.5754' }), {
      points: [place],
    }),
    of('a heading by its other name', get({ ...bare, timestamp: String(second), heading: '90', hdop: '1.2' }), {
      points: [{ ...place, heading: 90 }],
    }),
    of('a mock', get({ ...bare, timestamp: String(second), mock: '1' }), { points: [{ ...place, mock: true }] }),
    of('no fix', get({ ...bare, timestamp: String(second), valid: 'false' }), { points: [], skipped: 1 }),
    of('a heartbeat', get({ id: '48241179' }), { points: [], skipped: 1 }),
    of('a heartbeat with battery', postForm({ id: '1', timestamp: String(second), batt: '80' }), {
      points: [],
      skipped: 1,
    }),
    of('no parameters', get({}), { points: [], skipped: 1 }),
    of('version 9', post({ location: record(at), device_id: '48241179' }), { points: [v9] }),
    of('version 10, many', post([numbers, { ...numbers, timestamp: second + 1 }, { id: '1', timestamp: second }]), {
      points: [point, { ...point, at: instant(second * 1_000 + 1_000) }],
      skipped: 1,
    }),
    of('version 10, one', post(numbers), { points: [point] }),
    of('a part of its own', post(nested), { points: [{ ...v9, speed: 10 }] }),
    of('a poisoned batch', post([null, 7, 'x', [], numbers]), { points: [point], invalid: 3, lacked: 'unknown_shape' }),
    of('markers', get({ ...flat, speed: '-1', bearing: '-1', accuracy: '-1', altitude: '', batt: '-1' }), {
      points: [place],
    }),
    of('a body that was cut', post(JSON.stringify([numbers, numbers]).slice(0, -9)), {
      points: [point],
      invalid: 1,
      lacked: 'unreadable_body',
    }),
  ]
}

function expect10(knots: number): number {
  return (knots * 1852) / 3600
}
