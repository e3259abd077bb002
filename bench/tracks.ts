import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import geodesic from 'geographiclib-geodesic'
import type { Point } from '../functions/shifts/domain/track/point.ts'

export type Track = { readonly name: string; readonly points: readonly Point[] }
type Drive = { readonly name: string; readonly fixes: readonly Fix[] }
/** Degrees; `at` in epoch milliseconds. */
type Fix = { at: number; lat: number; lon: number; altitude: number | undefined }

const folder = process.env['TRACKS_DIR'] ?? join(import.meta.dirname, '../../shared/tracks')

export function tracks(): Track[] {
  return drives().map(({ name, fixes }) => ({ name, points: withSensors(fixes) }))
}

let cachedDrives: Drive[] | undefined

function drives(): Drive[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.gpx')) : []
  cachedDrives ??=
    files.length > 0
      ? files.map((file) => ({ name: basename(file, '.gpx'), fixes: readDrive(join(folder, file)) }))
      : [{ name: 'generated', fixes: generated(2_000) }]
  return cachedDrives
}

/** The longest track, repeated and rotated by a radian each time, so that compression finds no repetitions. */
export function points(count: number): Point[] {
  const longest = drives().reduce((best, drive) => (drive.fixes.length > best.fixes.length ? drive : best)).fixes
  const [first] = longest
  if (!first) return []
  const span = (longest.at(-1)?.at ?? 0) - first.at + 1_000
  const rounds = Math.ceil(count / longest.length)
  const start = Date.now() - (Date.now() % 1_000) - rounds * span
  const all = Array.from({ length: rounds }, (_, round) => {
    const rotated = longest.map((fix) => ({
      ...rotate(fix, first, round),
      at: start + round * span + fix.at - first.at,
    }))
    return withSensors(rotated, round)
  })
  return all.flat().slice(0, count)
}

function rotate(fix: Fix, centre: Fix, radians: number): Fix {
  const [sine, cosine, narrow] = [Math.sin(radians), Math.cos(radians), Math.cos((centre.lat * Math.PI) / 180)]
  const [north, east] = [fix.lat - centre.lat, (fix.lon - centre.lon) * narrow]
  const lon = centre.lon + (east * cosine - north * sine) / narrow
  return { ...fix, lat: centre.lat + north * cosine + east * sine, lon }
}

function readDrive(file: string): Fix[] {
  const { features } = gpx(new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml') as never)
  return features.flatMap(({ geometry, properties }) => {
    if (geometry?.type !== 'LineString') return []
    const times = (properties?.['coordinateProperties']?.times ?? []) as string[]
    return geometry.coordinates.map(([lon = 0, lat = 0, altitude], index) => {
      return { at: Math.round(Date.parse(times[index] ?? '') / 1_000) * 1_000, lat, lon, altitude }
    })
  })
}

/** Adds noise: speed and heading of the drive, the rest as random walks. */
function withSensors(fixes: readonly Fix[], seed = 0): Point[] {
  const random = seeded(7 + seed)
  const noise = (max: number) => Math.round((random() + random() - 1) * max)
  let [accuracy, height] = [6, 400]
  return fixes.map((fix, index) => {
    const before = fixes[Math.max(0, index - 1)] ?? fix
    const { s12 = 0, azi1 = 0 } = geodesic.Geodesic.WGS84.Inverse(before.lat, before.lon, fix.lat, fix.lon)
    const seconds = Math.max(1, (fix.at - before.at) / 1_000)
    if (random() < 0.4) accuracy = Math.max(3, Math.min(30, accuracy + noise(2)))
    if (random() < 0.3) height += noise(2)
    return {
      at: fix.at,
      latMicro: Math.round(fix.lat * 1e6),
      lonMicro: Math.round(fix.lon * 1e6),
      accuracy,
      altitude: Math.round(fix.altitude ?? height),
      speedDeci: Math.max(0, Math.min(700, Math.round((s12 / seconds) * 10) + noise(4))),
      heading: (Math.round(azi1) + noise(4) + 360) % 360,
      batteryPercent: undefined,
      activity: undefined,
      moving: undefined,
      mock: undefined,
      flags: 0,
      device: 0,
    }
  })
}

function generated(count: number): Fix[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI
    return {
      at: index * 1_000,
      lat: 47.37 + 0.1 * Math.sin(angle),
      lon: 8.54 + 0.1 * Math.cos(angle),
      altitude: undefined,
    }
  })
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
