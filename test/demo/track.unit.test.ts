import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseTrack, pingsUntil, readTrack } from '../../demo/track.ts'
import { channelName, countOf, withArticle } from '../../demo/words.ts'

const gpx = (points: number) =>
  `<gpx><trk><trkseg>${'<trkpt lat="1" lon="2"><time>2026-01-01T00:00:00Z</time></trkpt>'.repeat(points)}</trkseg></trk></gpx>`

test('a track of two points is driven, and ends when it is to end', () => {
  const track = readTrack(gpx(2), '/home/olga/my round.gpx')
  expect(track).toMatchObject({ name: 'my round', notes: [expect.stringContaining('has no times')] })
  const end = Date.parse('2026-03-04T10:00:00Z')
  expect(pingsUntil(track, end).map(({ at }) => at)).toEqual(['2026-03-04T09:59:59.000Z', '2026-03-04T10:00:00.000Z'])
})

test.each([0, 1])('a track of %i points is refused in one line', (points) => {
  expect(() => readTrack(gpx(points), 'my.gpx')).toThrow(
    /^my\.gpx holds no track with two points or more; waypoints are not driven\.$/,
  )
})

test('a file that is missing or a folder is refused in one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-track-'))
  expect(() => chooseTrack(join(folder, 'none.gpx'))).toThrow(`There is no file ${folder}/none.gpx`)
  expect(() => chooseTrack(folder)).toThrow(`${folder} cannot be read (EISDIR: illegal operation on a directory)`)
  rmSync(folder, { recursive: true })
})

test('the demo speaks English', () => {
  expect(['email reminder', 'text reminder', 'appointment'].map(withArticle)).toEqual([
    'An email reminder',
    'A text reminder',
    'An appointment',
  ])
  expect([0, 1, 2_144].map((count) => countOf(count, 'row'))).toEqual(['0 rows', '1 row', '2,144 rows'])
  expect(['sms', 'email'].map(channelName)).toEqual(['text', 'email'])
})
