import { act, bar, done, note, refused } from '../terminal.ts'
import type { Ping, Track } from '../track.ts'
import type { Company } from './people.ts'

type Counts = { accepted: number; duplicates: number; outsideShift: number; invalid: unknown[] }
type Shift = { shiftId: string; startedAt: string; endedAt?: string }
type Line = { points: unknown[]; distanceMeters: number }

const uploadOf = 50
const hour = 3_600_000

/** A worker's shift along a real track: refused before clock-in and after clock-out, replayed without a trace. */
export async function workShift({ worker, office }: Company, track: Track): Promise<void> {
  act(`The shift: Ana drives “${track.name}”, ${track.pings.length} positions`)
  const first = track.pings[0]
  const last = track.pings.at(-1)
  if (!first || !last) throw new Error('the track holds no positions')
  const started = Date.parse(first.at)
  const early = { ...first, at: new Date(started - hour).toISOString() }

  const tooSoon = await worker.call('POST', '/v1/clock-in', { at: first.at })
  refused('Ana clocks in before she has read what is tracked', String(tooSoon.body['code']))
  await worker.must('POST', '/v1/tracking-notice/acknowledge', {})
  done('Ana reads and acknowledges the tracking notice')

  tell('A position an hour before the shift', await send([early]))
  const shift = await worker.must<Shift>('POST', '/v1/clock-in', { at: first.at })
  done('Ana clocks in', time(shift.startedAt))
  await replay()

  const live = await office.must<{ items: { name: string; at: string }[] }>('GET', '/v1/positions')
  done(`The office sees where ${live.items[0]?.name ?? 'nobody'} is`, live.items[0] && time(live.items[0].at))
  const ended = await worker.must<Shift>('POST', '/v1/clock-out', {
    at: new Date(Date.parse(last.at) + 1_000).toISOString(),
  })
  done('Ana clocks out', ended.endedAt && time(ended.endedAt))
  tell(
    'A position ten minutes after the shift',
    await send([{ ...last, at: new Date(Date.parse(last.at) + 10 * 60_000).toISOString() }]),
  )
  const gone = await office.must<{ items: unknown[] }>('GET', '/v1/positions')
  note(`The office now sees ${gone.items.length} people on the map.`)
  await compare(shift.shiftId)

  function send(pings: readonly Ping[]): Promise<Counts> {
    return worker.must<Counts>('POST', '/v1/pings', { pings })
  }

  async function replay(): Promise<void> {
    const grow = bar('positions', track.pings.length)
    const sum = { accepted: 0, duplicates: 0 }
    for (let at = 0; at < track.pings.length; at += uploadOf) {
      const counts = await send(track.pings.slice(at, at + uploadOf))
      sum.accepted += counts.accepted
      sum.duplicates += counts.duplicates
      grow(Math.min(at + uploadOf, track.pings.length), `${sum.accepted} kept, ${sum.duplicates} known already`)
    }
    const again = await send(track.pings.slice(0, uploadOf))
    done('The phone sends its first upload once more', `${again.accepted} kept, ${again.duplicates} known already`)
  }

  async function compare(shiftId: string): Promise<void> {
    const line = await worker.must<Line>('GET', `/v1/shifts/${shiftId}/track`)
    done('The track', `${line.points.length} points, ${(line.distanceMeters / 1_000).toFixed(1)} km`)
  }
}

function tell(what: string, counts: Counts): void {
  if (counts.outsideShift + counts.invalid.length === 0) throw new Error(`${what} was kept`)
  refused(what, counts.outsideShift > 0 ? 'outside every shift, kept nowhere' : 'not valid')
}

const time = (instant: string) => new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
