import { instant, post, type Sample } from '../samples.ts'

/** OwnTracks for iOS and Android in HTTP mode. */
export function owntracksBodies(at: number): Sample[] {
  const second = at / 1_000
  const ios = {
    _type: 'location',
    tid: 'AN',
    lat: 48.1371,
    lon: 11.5754,
    tst: second,
    acc: 5,
    alt: 519,
    vac: 3,
    vel: 36,
    cog: 271,
    batt: 83,
    bs: 1,
    p: 96.2,
    m: 2,
    conn: 'm',
    t: 't',
    inregions: ['depot'],
    inrids: ['a1b2'],
    motionactivities: ['automotive'],
    created_at: second + 2,
    topic: 'owntracks/ana/phone',
  }
  const point = { lat: 48.1371, lon: 11.5754, accuracy: 5, altitude: 519, speed: 10, heading: 271, battery: 0.83 }
  const android = {
    _type: 'location',
    _id: '0c1d2e3f',
    BSSID: '02:00:00:00:00:00',
    SSID: 'depot',
    acc: 5,
    alt: 519,
    batt: 83,
    bs: 2,
    cog: 271,
    conn: 'w',
    created_at: second + 12,
    lat: 48.1371,
    lon: 11.5754,
    m: 1,
    source: 'fused',
    tid: 'an',
    topic: 'owntracks/ana/pixel',
    tst: second + 10,
    vac: 1,
    vel: 36,
  }
  const area = { desc: 'depot', lat: 48.1, lon: 11.5, rad: 50, tst: second, rid: 'a1b2' }
  const transition = {
    _type: 'transition',
    wtst: 1,
    lat: 48.1,
    lon: 11.5,
    tst: second,
    acc: 5,
    event: 'enter',
    desc: 'depot',
  }
  const of = (name: string, body: unknown, points: Sample['points'], skipped = 0): Sample => ({
    dialect: 'owntracks',
    name,
    request: { ...post(body), query: { u: 'ana', d: 'phone' } },
    points,
    skipped,
  })
  return [
    of('an iPhone', ios, [{ ...point, at: instant(at), activity: 'automotive' }]),
    of('an Android phone', android, [{ ...point, at: instant(at + 10_000) }]),
    of('a region entered', transition, [], 1),
    of('regions', { _type: 'waypoints', waypoints: [{ _type: 'waypoint', ...area }] }, [], 1),
    of('a status', { _type: 'status', _id: '1', android: { hib: 0, bo: 1 } }, [], 1),
    of('an encrypted message', { _type: 'encrypted', data: 'b64' }, [], 1),
  ]
}
