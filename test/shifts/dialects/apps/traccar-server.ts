import { instant, post, type Sample } from '../samples.ts'

/** Traccar’s own forwarding of positions: `forward.type` json, and an address with placeholders. */
export function traccarServerBodies(at: number): Sample[] {
  const time = (milliseconds: number) => instant(milliseconds).replace('Z', '+00:00')
  const position = (fix: number) => ({
    id: 18_336,
    attributes: {
      batteryLevel: 83,
      battery: 3.9,
      distance: 12.4,
      totalDistance: 449_672.2,
      motion: true,
      ignition: true,
    },
    deviceId: 7,
    protocol: 'gt06',
    serverTime: time(fix + 900),
    deviceTime: time(fix),
    fixTime: time(fix),
    outdated: false,
    valid: true,
    latitude: 48.1371,
    longitude: 11.5754,
    altitude: 519,
    speed: 19.438444924406046,
    course: 271,
    address: null,
    accuracy: 5,
    network: null,
    geofenceIds: [1],
  })
  const device = {
    id: 7,
    attributes: {},
    name: 'Van 3',
    uniqueId: '482411',
    status: 'online',
    lastUpdate: time(at),
    positionId: 18_335,
    category: 'van',
  }
  const point = (fix: number) => ({
    at: instant(fix),
    lat: 48.1371,
    lon: 11.5754,
    accuracy: 5,
    speed: 10,
    heading: 271,
    altitude: 519,
    battery: 0.83,
  })
  const query = {
    id: '482411',
    deviceTime: String(at + 3_000),
    fixTime: String(at + 3_000),
    valid: 'true',
    latitude: '48.1371',
    longitude: '11.5754',
    altitude: '519.0',
    speed: '19.438444924406046',
    course: '271.0',
    accuracy: '5.0',
    batteryLevel: '83',
    address: '{address}',
    statusCode: '0xF11C',
  }
  const of = (name: string, request: Sample['request'], points: Sample['points'], skipped = 0): Sample => ({
    dialect: 'traccar',
    name,
    request,
    points,
    skipped,
  })
  const event = { id: 1_216, type: 'geofenceEnter', eventTime: time(at), positionId: 18_336 }
  return [
    of('a position', post({ position: position(at), device }), [{ ...point(at), moving: true }]),
    of(
      'an event with its position',
      post({ event, position: position(at + 1_000), device, geofence: { id: 7, area: 'CIRCLE (49.1 8.1, 33112.6)' } }),
      [{ ...point(at + 1_000), moving: true }],
    ),
    of('a position without a fix', post({ position: { ...position(at + 2_000), valid: false }, device }), [], 1),
    of('an address with placeholders', { method: 'GET', query }, [point(at + 3_000)]),
  ]
}
