import { instant, post, type Sample } from './samples.ts'

export function owntracksSamples(at: number): Sample[] {
  const second = Math.floor(at / 1_000)
  const message = (more: Record<string, unknown> = {}) => ({
    _type: 'location',
    BSSID: '5:a:b:c:d:e',
    SSID: 'depot',
    _id: 'a1b2c3d4',
    acc: 12,
    alt: 520,
    vac: 3,
    batt: 87,
    bs: 1,
    cog: 180,
    conn: 'w',
    created_at: second + 2,
    lat: 48.1371,
    lon: 11.5754,
    m: 1,
    t: 'u',
    tid: 'an',
    topic: 'owntracks/ana/phone',
    tst: second,
    vel: 36,
    ...more,
  })
  const at0 = instant(second * 1_000)
  const point = {
    at: at0,
    lat: 48.1371,
    lon: 11.5754,
    accuracy: 12,
    altitude: 520,
    battery: 0.87,
    heading: 180,
    speed: 10,
  }
  const of = (
    name: string,
    body: unknown,
    expected: Pick<Sample, 'points' | 'invalid' | 'lacked' | 'skipped'>,
  ): Sample => ({
    dialect: 'owntracks',
    name,
    request: { ...post(body), query: { u: 'ana', d: 'phone' } },
    ...expected,
  })
  const other = ['transition', 'waypoint', 'waypoints', 'lwt', 'status', 'cmd', 'card', 'steps', 'request', 'beacon']
  return [
    of('a location', message(), { points: [point] }),
    of(
      'zeros that were dropped',
      { _type: 'location', lat: 48.1371, lon: 11.5754, tst: second },
      {
        points: [{ at: at0, lat: 48.1371, lon: 11.5754 }],
      },
    ),
    of('whole numbers with a point', JSON.stringify(message()).replace(`"tst":${second}`, `"tst":${second}.0`), {
      points: [point],
    }),
    of('a stand', message({ vel: 0, cog: 0 }), { points: [{ ...point, speed: 0, heading: 0 }] }),
    of('markers', message({ vel: -1, cog: -1, acc: -1, vac: -1, batt: -1 }), {
      points: [{ at: at0, lat: 48.1371, lon: 11.5754 }],
    }),
    of('activities', message({ motionactivities: ['stationary', 'automotive'] }), {
      points: [{ ...point, activity: 'automotive' }],
    }),
    of('no time', message({ tst: undefined }), { points: [], invalid: 1, lacked: 'no_time' }),
    of('no place', message({ lat: null, lon: null }), { points: [], skipped: 1 }),
    of('half a place', message({ lat: null }), { points: [], invalid: 1, lacked: 'no_position' }),
    ...[...other, 'encrypted', 'dump', 'configuration'].map((type) =>
      of(type, { _type: type, tst: second, lat: 1, lon: 1 }, { points: [], skipped: 1 }),
    ),
    of('a type that is not known', message({ _type: 'something-new', vel: undefined }), {
      points: [{ ...point, speed: undefined }],
    }),
    of(
      'no type, whose speed would be a guess',
      { lat: 48.1371, lon: 11.5754, tst: second, vel: 36 },
      {
        points: [{ at: at0, lat: 48.1371, lon: 11.5754 }],
      },
    ),
    of('no body', '', { points: [] }),
    of('a number', '42', { points: [], invalid: 1, lacked: 'unreadable_body' }),
    of('a body that was cut', JSON.stringify(message()).slice(0, -2), {
      points: [],
      invalid: 1,
      lacked: 'unreadable_body',
    }),
  ]
}
