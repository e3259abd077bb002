import { newId } from '../../functions/shared/ids.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import type { Point } from '../../functions/shifts/domain/track/point.ts'
import { type LocalCloud, startLocalCloud } from '../../test/support/local-cloud.ts'
import { interleaved, median, type Suite } from '../measure.ts'
import { pingOf, slices } from '../setup.ts'
import { points } from '../tracks.ts'

const clients = 8
const repeats = 5
const company = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1, 8002 Zürich' }

type Upload = (part: readonly Point[]) => Promise<void>

export const uploadOverHttp: Suite = {
  title: 'Upload rate over HTTP through the local cloud, 8 clients (every process on this machine)',
  run: async ({ quick }) => {
    const cloud = await startLocalCloud({ stage: 'local' })
    try {
      const uploads = quick ? 2 : 20
      const drive = points((50 + 1) * uploads * (repeats + 1))
      const workers = await Promise.all(Array.from({ length: clients }, () => workerOnShift(cloud, drive[0]?.at ?? 0)))
      const latencies: number[] = []
      const rate = (size: number) => async () => {
        const parts = slices(drive.splice(0, size * uploads), size)
        const startedAt = performance.now()
        await Promise.all(workers.map((upload) => sendAll(upload, parts, latencies)))
        return (clients * size * uploads) / ((performance.now() - startedAt) / 1_000)
      }
      const rates = await interleaved(repeats, { fifty: rate(50), one: rate(1) })
      return [
        { name: 'uploads of 50', value: rates.fifty, unit: 'points/s' },
        { name: 'uploads of 50', value: rates.fifty / 50, unit: 'uploads/s' },
        { name: 'one upload per ping', value: rates.one, unit: 'points/s' },
        { name: 'uploads of 50', value: rates.fifty / rates.one, unit: 'times', against: 'one upload per ping' },
        { name: 'response time, median of all uploads', value: median(latencies), unit: 'ms' },
      ]
    } finally {
      await cloud.stop()
    }
  },
}

async function sendAll(upload: Upload, parts: readonly Point[][], latencies: number[]): Promise<void> {
  for (const part of parts) {
    const startedAt = performance.now()
    await upload(part)
    latencies.push(performance.now() - startedAt)
  }
}

async function workerOnShift(cloud: LocalCloud, firstAt: number): Promise<Upload> {
  const { email, token } = await cloud.signUp(`${newId().toLowerCase()}@example.test`)
  await cloud.post('/v1/account', { name: email, contactEmail: email, ...company }, token)
  await cloud.post('/v1/tracking-notice/acknowledge', undefined, token)
  await cloud.post('/v1/clock-in', { at: toInstant(firstAt - 60_000) }, token)
  return async (part) => {
    const response = await cloud.post<{ accepted: number }>('/v1/pings', { pings: part.map(pingOf) }, token)
    if (response.body?.accepted !== part.length)
      throw new Error(`an upload failed: ${response.status} ${response.text}`)
  }
}
