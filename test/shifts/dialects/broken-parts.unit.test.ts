import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { at, dialects, feature, flat, lost, message, numbers, parse, place, time, whole } from './reading.ts'
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
    ['braces in a bare text', `{"desc":foo {bar} [baz, qux], ${fields}}`],
    ['slashes in a bare text', `{"desc": //x/y,${fields}}`],
    ['a header of its own', `token=x\n{${fields}}`],
    [
      'indented JSON in a part of a form',
      `--x\r\nContent-Disposition: form-data; name="data"\r\n\r\n{\n  ${fields.replaceAll(',', ',\n  ')}\n}\r\n--x--\r\n`,
    ],
    ['JSON in a text', JSON.stringify({ topic: 'owntracks/a/b', payload: `{${fields}}` })],
    ['JSON in a text of a list', JSON.stringify([{ location: `{${fields}}` }])],
    ['JSON in a text of a form', `data=${encodeURIComponent(JSON.stringify({ location: `[{${fields}}]` }))}`],
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

describe('what may hold a position and cannot be read is counted', () => {
  const json = JSON.stringify(flat)
  test.each([
    ['an object that ends early', `{"note":foo}, "lat":48.1371,"lon":11.5754,"time":"${time}"}`],
    ['JSON of a form that was cut', `data=${json.slice(0, 20)}`],
    ['a list of a form that was cut', `locations=[${json.slice(0, -4)}`],
    ['JSON of a part that was cut', `--x\r\nContent-Disposition: form-data; name="data"\r\n\r\n${json.slice(0, 20)}`],
    ['JSON of a text that was cut', JSON.stringify({ payload: json.slice(0, 30) })],
    ['base64', Buffer.from(`${json} `.padEnd(Math.ceil(json.length / 3) * 3 + 1)).toString('base64')],
    ['short base64', Buffer.from('{"lat":48.1,"lon":11.5}').toString('base64')],
    ['line protocol', 'location,dev=1 lat=48.1371,lon=11.5754 1763627415000000000'],
    ['line protocol without tags', 'location lat=48.1371,lon=11.5754 1763627415000000000'],
    ['more depth than is read', `${'{"a":'.repeat(70)}{"lat":48,"lon":11,}${'}'.repeat(70)}`],
    ['more objects than are read', `${'{},'.repeat(500_001)}${json}`],
  ])('%s', (_name, body) => {
    for (const dialect of dialects) {
      const { points, invalid } = parse(dialect, body)
      expect([dialect, points, invalid]).toEqual([dialect, [], expect.any(Number)])
      expect(invalid).toBeGreaterThan(0)
    }
  })

  test('an object that ends early, beside one that does not', () => {
    expect(parse('gpslogger', `${json}{"note":foo}, "lat":48.1371,"lon":11.5754}`)).toMatchObject({
      points: [place],
      invalid: 1,
    })
  })

  test('what is no text', () => {
    for (let round = 0; round < 300; round += 1) {
      const list = Buffer.from(JSON.stringify(Array.from({ length: 1 + (round % 20) }, () => ({ ...flat, round }))))
      for (const bytes of [
        brotliCompressSync(list),
        deflateRawSync(list),
        zstdCompressSync(list),
        randomBytes(80 + round),
      ]) {
        const { points = [], invalid = 0 } = parse('gpslogger', bytes.toString())
        // what does not shrink is in it as it was
        expect(points.length + invalid).toBeGreaterThan(0)
      }
    }
  })

  test('but a text of another kind beside a message is none', () => {
    for (const body of [
      '{"_type":"status","note":"B\uFFFDro"}',
      '{"_type":"lwt"}; // done',
      'id=7&batt=80',
      'id=7',
      'key=dXNlcg==&batt=80',
      { _type: 'cmd', note: '{not: json}' },
    ])
      expect([body, parse('owntracks', body)]).toMatchObject([body, message])
  })
})

test('a number with a decimal comma is not cut at it', () => {
  const fields = `"lon":11,5754,"time":"${time}"`
  for (const body of [
    `{"lat":48,1371,${fields}}`,
    `{"lat":48,1371 , ${fields}}`,
    `[{"lat":48,1371,${fields}}]`,
    `{"location":{"lat":48,1371,${fields}}}`,
    `{${fields},"lat":48,1371}`,
    `{"lat":48,137.1,"lon":11,57.54,"time":"${time}"}`,
  ])
    for (const dialect of dialects)
      expect([body, parse(dialect, body)]).toMatchObject([body, lost('unreadable_position')])
  const other = parse('gpslogger', `{"lat":48.1371,"lon":11.5754,"time":"${time}","acc":5,25,"alt":512}`)
  expect(other).toMatchObject(whole({ ...place, altitude: 512 }))
  // an accuracy that came and cannot be read is not believed to be good
  expect(other.points?.[0]).toHaveProperty('accuracy', Number.POSITIVE_INFINITY)
})
