import { describe, expect, test } from 'vitest'
import { at, dialects, feature, flat, numbers, parse, place, time, whole } from './reading.ts'
import { instant } from './samples.ts'

describe('one broken part costs its own field only', () => {
  const fields = `"lat":48.1371,"lon":11.5754,"time":"${time}"`
  test.each([
    ['a bare word', `{${fields},"ser":unknown}`],
    ['a placeholder', `{${fields},"ser":%SER}`],
    ['a bare time', `{"lat":48.1371,"lon":11.5754,"time":${time}}`],
    ['a hole and a trailing comma', `{${fields},"alt":,}`],
    ['single quotes', `{${fields.replaceAll('"', "'")}}`],
    ['names without quotes', `{lat:48.1371,lon:11.5754,time:"${time}"}`],
    ['NaN', `{${fields},"alt":NaN,"spd":-Infinity}`],
    ['comments', `/* GPSLogger */ {${fields}, // the place\n"alt": 1 /* m */}`],
    ['quotes in a text', `{"desc":"he said "hi"",${fields}}`],
    ['a line break in a text', `{"desc":"a\nb",${fields}}`],
    ['CRLF', `{\r\n${fields.replaceAll(',', ',\r\n')}\r\n}\r\n`],
    ['a byte order mark', `\uFEFF{${fields}}`],
    ['UTF-16', [...`{${fields}}`].join('\0')],
    ['one brace too many', `{${fields}}}`],
    ['commas that are missing', `{"lat": 48.1371 "lon": 11.5754\n"time": "${time}"}`],
    [
      'a form in parts',
      [
        ['lat', '48.1371'],
        ['lon', '11.5754'],
        ['time', time],
      ]
        .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('')
        .concat('--x--\r\n'),
    ],
    ['a form with &amp;', `lat=48.1371&amp;lon=11.5754&amp;time=${time}`],
    ['a form by lines', `lat=48.1371\r\nlon=11.5754\r\ntime=${time}`],
    ['a form with a bad escape', `lat=48.1371&lon=11.5754&time=${time}&desc=100%`],
  ])('%s', (_name, body) => {
    for (const dialect of dialects) expect([dialect, parse(dialect, body)]).toMatchObject([dialect, whole(place)])
  })

  test('a template that was not filled has no position', () => {
    const body = `{"lat": {0}, "lon": {1}, "time": "${time}"}`
    for (const dialect of dialects)
      expect(parse(dialect, body)).toMatchObject({ points: [], lacked: 'unreadable_position' })
  })

  test('several documents, one after another', () => {
    const later = { ...flat, timestamp: instant(at + 1_000) }
    const both = whole(place, { ...place, at: instant(at + 1_000) })
    for (const between of ['\n', '\r\n', ',', '']) {
      expect(parse('gpslogger', JSON.stringify(flat) + between + JSON.stringify(later))).toMatchObject(both)
    }
  })

  test('a query beside a body: the position once', () => {
    const query = { ...numbers, time }
    for (const dialect of dialects) {
      for (const body of [
        '',
        'hello',
        '{"ser": %SER, "note": "',
        '{"ser":unknown}',
        flat,
        [flat],
        'batt=80',
        { note: 'x' },
      ]) {
        const { points, invalid } = parse(dialect, body, query)
        expect([dialect, body, points?.length, invalid]).toEqual([dialect, body, 1, 0])
        expect(points?.[0]).toMatchObject(place)
      }
    }
    expect(parse('gpslogger', 'batt=80', query).points).toEqual([{ ...place, battery: 0.8 }])
    expect(parse('gpslogger', numbers, { time, batt: '80' }).points).toEqual([{ ...place, battery: 0.8 }])
    expect(parse('gpslogger', { ...flat, time: 'soon', timestamp: 'soon' }, query)).toMatchObject({
      points: [place],
      invalid: 1,
    })
  })

  test('of a body that was cut, what is whole is read, and the cut record is lost', () => {
    const body = JSON.stringify({ locations: [feature({}), feature({})] })
    for (let length = body.indexOf('},{'); length < body.length; length += 1) {
      const { points, invalid, lacked } = parse('overland', body.slice(0, length + 1))
      const isWhole = length + 1 === body.length
      expect(points?.every((point) => point['at'] === time)).toBe(true)
      expect([invalid, lacked]).toEqual(isWhole ? [0, undefined] : [1, 'unreadable_body'])
    }
  })
})
