import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CommandFailure, readInput } from '../tools/command.ts'
import { readGpx } from './read-gpx.ts'
import { fitInShift, inOrder, spaceEvenly, type Timed } from './track-times.ts'

export type Track = Timed & { readonly name: string }
export type Ping = { readonly at: string; readonly lat: number; readonly lon: number }

const tracksFolder = process.env['TRACKS_DIR'] ?? join(import.meta.dirname, '../../shared/tracks')

/** The named file, else a real drive if there is one, else a generated one. */
export function chooseTrack(file = anyTrack()): Track {
  return file === undefined ? generated() : readTrack(readInput(file), file)
}

/** @throws CommandFailure if there are fewer than two points */
export function readTrack(text: string, file: string): Track {
  const points = readGpx(text, file)
  if (points.length < 2)
    throw new CommandFailure(`${file} holds no track with two points or more; waypoints are not driven.`)
  return { name: basename(file, '.gpx'), ...fitInShift(inOrder(spaceEvenly(points))) }
}

function anyTrack(): string | undefined {
  if (!existsSync(tracksFolder)) return undefined
  const name = readdirSync(tracksFolder)
    .filter((entry) => entry.endsWith('.gpx'))
    .sort()
    .at(-1)
  return name && join(tracksFolder, name)
}

/** `end` in epoch milliseconds. */
export function pingsUntil({ points }: Track, end: number): Ping[] {
  const last = points.at(-1)?.time ?? 0
  return points.map(({ time, lat, lon }) => ({ at: new Date(end - last + time).toISOString(), lat, lon }))
}

/** 20 minutes around a rounded square, a point every 5 s at about 40 km/h. */
function generated(): Track {
  const points = Array.from({ length: 240 }, (_, index) => {
    const turn = (index / 240) * 2 * Math.PI
    return { time: index * 5_000, lat: 47.37 + 0.016 * Math.sin(turn) ** 3, lon: 8.54 + 0.024 * Math.cos(turn) ** 3 }
  })
  return { name: 'a generated drive', points, notes: [] }
}
