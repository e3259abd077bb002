import { form, instant, post, postForm, type Sample } from '../samples.ts'

/** GPSLogger for Android: the address of its device, all parameters, bodies that its users write. */
export function gpsloggerBodies(at: number): Sample[] {
  const time = (milliseconds: number) => instant(milliseconds)
  const place = (milliseconds: number) => ({ at: instant(milliseconds), lat: 48.1371, lon: 11.5754 })
  const measures = { accuracy: 5, altitude: 519, speed: 8.3, heading: 271, battery: 0.83 }
  const point = (milliseconds: number) => ({ ...place(milliseconds), ...measures })
  const query = (milliseconds: number) => ({
    lat: '48.1371',
    lon: '11.5754',
    time: time(milliseconds),
    acc: '5.0',
    alt: '519.0',
    spd: '8.3',
    dir: '271.0',
    batt: '83.0',
    prov: 'gps',
    sat: '12',
    act: 'IN_VEHICLE',
  })
  const all = [
    `lat=48.1371&lon=11.5754&sat=12&desc=&alt=519.0&acc=5.0&dir=271.0&prov=gps&spd_kph=29.88&spd=8.3`,
    `timestamp=${(at + 1_000) / 1_000}&timeoffset=${instant(at + 1_000 + 7_200_000).replace('Z', '+02:00')}&time=${time(at + 1_000)}`,
    `starttimestamp=${at / 1_000 - 900}&date=${time(at).slice(0, 10)}&batt=83.0&ischarging=false&aid=1a2b&ser=unknown&act=`,
    'filename=20261120&profile=Default+Profile&hdop=0.7&vdop=0.9&pdop=1.1&dist=1204',
  ].join('&')
  const of = (name: string, request: Sample['request'], points: Sample['points']): Sample => ({
    dialect: 'gpslogger',
    name,
    request,
    points,
  })
  const body = (milliseconds: number, more: string) =>
    `{"lat":48.1371,"lon":11.5754,"alt":519.0,"acc":5.0,"spd":8.3,"dir":271.0,"batt":83.0,"time":"${time(milliseconds)}",${more}}`
  return [
    of('the address of the device', { method: 'GET', query: query(at) }, [{ ...point(at), activity: 'in_vehicle' }]),
    of('a form of all parameters', { method: 'POST', contentType: form, body: all }, [point(at + 1_000)]),
    of('JSON with a bare word', post(body(at + 2_000, '"ser":unknown,"act":')), [point(at + 2_000)]),
    of('JSON with a bare time', post(`{"timestamp": ${time(at + 3_000)}, "latitude": 48.1371, "longitude": 11.5754}`), [
      place(at + 3_000),
    ]),
    of('a query beside a body that is none', { ...post('{"ser": %SER, "note": "'), query: query(at + 4_000) }, [
      { ...point(at + 4_000), activity: 'in_vehicle' },
    ]),
    of(
      'the form that Home Assistant asks for',
      postForm({
        latitude: '48.1371',
        longitude: '11.5754',
        device: 'unknown',
        accuracy: '5.0',
        battery: '83.0',
        speed: '8.3',
        direction: '271.0',
        altitude: '519.0',
        provider: 'gps',
        activity: 'IN_VEHICLE',
        time: time(at + 5_000),
      }),
      [{ ...point(at + 5_000), activity: 'in_vehicle' }],
    ),
    of(
      'its GeoJSON file',
      post({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: {
              time: time(at + 6_000),
              provider: 'gps',
              time_long: at + 6_000,
              accuracy: 5,
              altitude: 519,
              bearing: 271,
              speed: 8.3,
            },
            geometry: { type: 'Point', coordinates: [11.5754, 48.1371] },
          },
        ],
      }),
      [{ ...place(at + 6_000), accuracy: 5, altitude: 519, heading: 271, speed: 8.3 }],
    ),
  ]
}
