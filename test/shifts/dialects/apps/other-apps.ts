import { instant, post, postForm, type Sample } from '../samples.ts'

/** Apps with a format of their own that has a time and a place by name: μlogger, PhoneTrack, Sensor Logger, Home Assistant. */
export function otherBodies(at: number): Sample[] {
  const place = (time: number) => ({ at: instant(time), lat: 48.1371, lon: 11.5754 })
  const of = (dialect: string, name: string, request: Sample['request'], point: object, skipped = 0): Sample => ({
    dialect,
    name,
    request,
    points: [point],
    skipped,
  })
  const values = {
    latitude: 48.1371,
    longitude: 11.5754,
    altitude: 519,
    speed: 8,
    bearing: 271,
    horizontalAccuracy: 5,
    verticalAccuracy: 3,
  }
  return [
    of(
      'gpslogger',
      'μlogger',
      postForm({
        action: 'addpos',
        trackid: '18',
        lat: '48.1371',
        lon: '11.5754',
        time: String(at / 1_000),
        altitude: '519.0',
        speed: '8.3',
        bearing: '271.0',
        accuracy: '5.0',
        provider: 'gps',
      }),
      { ...place(at), altitude: 519, speed: 8.3, heading: 271, accuracy: 5 },
    ),
    of(
      'traccar',
      'PhoneTrack',
      {
        method: 'GET',
        query: {
          lat: '48.1371',
          lon: '11.5754',
          alt: '519',
          acc: '5',
          bat: '83',
          sat: '12',
          bearing: '271',
          timestamp: String(at / 1_000 + 1),
        },
      },
      { ...place(at + 1_000), altitude: 519, accuracy: 5, battery: 0.83, heading: 271 },
    ),
    of(
      'gpslogger',
      'Sensor Logger',
      post({
        messageId: 3,
        sessionId: 'a',
        deviceId: 'b',
        payload: [
          { name: 'accelerometer', time: (at + 2_000) * 1_000_000, values: { x: 0.1, y: 0.2, z: 9.8 } },
          { name: 'location', time: (at + 2_000) * 1_000_000, values },
        ],
      }),
      { ...place(at + 2_000), altitude: 519, speed: 8, heading: 271, accuracy: 5 },
      1,
    ),
    of(
      'gpslogger',
      'Home Assistant, with a time',
      post({
        type: 'update_location',
        data: {
          gps: [48.1371, 11.5754],
          gps_accuracy: 5,
          battery: 83,
          speed: 8,
          altitude: 519,
          course: 271,
          vertical_accuracy: 3,
          timestamp: at / 1_000 + 3,
        },
      }),
      { ...place(at + 3_000), altitude: 519, speed: 8, heading: 271, accuracy: 5, battery: 0.83 },
    ),
  ]
}
