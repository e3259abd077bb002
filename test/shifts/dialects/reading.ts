import { dialectOf } from '../../../functions/shifts/dialects/registry.ts'
import { instant } from './samples.ts'

export const at = Date.UTC(2026, 10, 20, 8, 30, 15)
export const second = at / 1_000
export const now = at + 90_000
export const time = instant(at)
export const dialects = ['transistor', 'owntracks', 'traccar', 'gpslogger', 'overland']

type Query = Readonly<Record<string, string>>

export function parse(dialect: string, body: unknown, query: Query = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const parsed = dialectOf(dialect)?.parse({ query, body: text, receivedAt: now })
  const points = parsed?.points.map((point) =>
    Object.fromEntries(Object.entries(point).filter(([, value]) => value !== undefined)),
  )
  return { points, invalid: parsed?.invalid, lacked: parsed?.lacked, skipped: parsed?.skipped }
}

export const place = { at: time, lat: 48.1371, lon: 11.5754 }
export const whole = (...points: object[]) => ({ points, invalid: 0, lacked: undefined })
export const lost = (lacked: string, invalid = 1) => ({ points: [], invalid, lacked })
export const message = { points: [], invalid: 0, lacked: undefined }
export const flat = { lat: 48.1371, lon: 11.5754, timestamp: time }
export const numbers = { lat: '48.1371', lon: '11.5754' }
export const feature = (properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [11.5754, 48.1371] },
  properties: { timestamp: time, ...properties },
})
