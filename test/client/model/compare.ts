import type { Entry } from '../../../packages/client/src/queue.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import type { liveThrough } from './live-through.ts'

type Day = { id: string; from: string; to: string | undefined; breaks: (string | undefined)[][]; positions: string[] }

/** What was recorded inside shifts. */
export function recordedDays(recorded: readonly Entry[]): Day[] {
  const days: Day[] = []
  for (const entry of recorded) {
    const day = days.at(-1)
    if (entry.kind === 'clock-in')
      days.push({ id: entry.shiftId, from: entry.at, to: undefined, breaks: [], positions: [] })
    else if (entry.kind === 'clock-out' && day) day.to = entry.at
    else if (entry.kind === 'break-start') day?.breaks.push([entry.at, undefined])
    else if (entry.kind === 'break-end') day?.breaks.at(-1)?.splice(1, 1, entry.at)
  }
  const times = recorded.flatMap(({ kind, at }) => (kind === 'position' ? [at] : []))
  for (const day of days) {
    const inside = times.filter((at) => day.from <= at && at < (day.to ?? '9'))
    day.positions = [...new Set(inside)].toSorted()
  }
  return days
}

type Shift = { shiftId: string; startedAt: string; endedAt?: string; breaks: { startedAt: string; endedAt?: string }[] }

/** What the server has. */
export async function storedDays(
  cloud: LocalCloud,
  { token, track }: Pick<Awaited<ReturnType<typeof liveThrough>>, 'token' | 'track'>,
) {
  const { body } = await cloud.get<{ items: Shift[] }>('/v1/shifts', token)
  const days: Day[] = []
  for (const { shiftId, startedAt, endedAt, breaks } of body.items.toReversed()) {
    const { points } = (await track(shiftId)).body
    days.push({
      id: shiftId,
      from: startedAt,
      to: endedAt,
      breaks: breaks.map((pause) => [pause.startedAt, pause.endedAt]),
      positions: points.map(({ at }) => at),
    })
  }
  return days
}
