import { instant, post, postForm, type Sample } from './samples.ts'

export function gpsloggerSamples(at: number): Sample[] {
  const flat = {
    lat: '48.1371',
    lon: '11.5754',
    sat: '9',
    alt: '519.3',
    acc: '4.7',
    dir: '271.5',
    spd: '8.3',
    prov: 'gps',
    time: instant(at),
    batt: '83.0',
    aid: '1a2b3c4d',
    ser: 'unknown',
  }
  const place = { at: instant(at), lat: 48.1371, lon: 11.5754 }
  const point = { ...place, accuracy: 4.7, altitude: 519.3, speed: 8.3, heading: 271.5, battery: 0.83 }
  const second = String(Math.floor(at / 1_000))
  const whole = instant(Math.floor(at / 1_000) * 1_000)
  const of = (
    name: string,
    request: Sample['request'],
    expected: Pick<Sample, 'points' | 'invalid' | 'lacked' | 'skipped'>,
  ): Sample => ({
    dialect: 'gpslogger',
    name,
    request,
    ...expected,
  })
  const get = (query: Record<string, string>) => ({ method: 'GET', query })
  const all = { ...flat, timestamp: second, desc: '', act: 'IN_VEHICLE', hdop: '', profile: 'Default Profile' }
  return [
    of('a query', get(flat), { points: [point] }),
    of('a query with a PUT', { method: 'PUT', query: flat }, { points: [point] }),
    of('a form', postForm(flat), { points: [point] }),
    of('JSON', post(flat), { points: [point] }),
    of(
      'JSON under the name of a form',
      { ...post(flat), contentType: 'application/x-www-form-urlencoded' },
      { points: [point] },
    ),
    of('every parameter', get(all), { points: [{ ...point, activity: 'in_vehicle' }] }),
    of('seconds', get({ ...flat, time: '', timestamp: second }), { points: [{ ...point, at: whole }] }),
    of('other names', get({ lat: '48.1371', longitude: '11.5754', s: '8.3', timestamp: second }), {
      points: [{ ...place, at: whole, speed: 8.3 }],
    }),
    of('an offset whose plus was lost', get({ ...flat, time: instant(at + 7_200_000).replace('Z', ' 02:00') }), {
      points: [point],
    }),
    of('a body with holes', post(`{"lat": 48.1371, "lon": 11.5754, "alt": , "time": "${instant(at)}",}`), {
      points: [place],
    }),
    of('placeholders that were not filled', get({ ...flat, alt: '%ALT', spd: '%SPD', batt: '%BATT' }), {
      points: [{ ...place, accuracy: 4.7, heading: 271.5 }],
    }),
    of('a comment without a place', get({ time: instant(at), desc: 'hello' }), { points: [], skipped: 1 }),
    of('no time', get({ lat: '48.1371', lon: '11.5754' }), { points: [], invalid: 1, lacked: 'no_time' }),
    of('a body that was cut', post('{"lat": 48.1371, "lo'), { points: [], invalid: 1, lacked: 'unreadable_body' }),
  ]
}
