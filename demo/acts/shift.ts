import { CommandFailure } from '../../tools/command.ts'
import { act, bar, done, note, refused } from '../terminal.ts'
import type { Ping, Track } from '../track.ts'
import { countOf } from '../words.ts'
import type { Company } from './people.ts'

type Counts = { accepted: number; duplicates: number; outsideShift: number; invalid: unknown[] }
type Shift = { shiftId: string; startedAt: string; endedAt?: string }
type Line = { points: unknown[]; distanceMeters: number }

const uploadOf = 50
const hour = 3_600_000

/** Sends positions before clock-in and after clock-out, which are refused, and resends some, which changes nothing. */
export async function workShift(
  { worker, office }: Company,
  { name, notes }: Track,
  pings: readonly Ping[],
): Promise<void> {
  act(`The shift: Ana drives “${name}”, ${countOf(pings.length, 'position')}`)
  for (const line of notes) note(line)
  const first = pings[0]
  const last = pings.at(-1)
  if (!first || !last) throw new Error('the track holds no positions')
  const started = Date.parse(first.at)
  const early = { ...first, at: new Date(started - hour).toISOString() }

  const tooSoon = await worker.call('POST', '/v1/clock-in', { at: first.at })
  refused('Ana clocks in before she has read the tracking notice', String(tooSoon.body['code']))
  await worker.must('POST', '/v1/tracking-notice/acknowledge', {})
  done('Ana reads and acknowledges the tracking notice')

  expectRefusal('A position an hour before the shift', await send([early]))
  const shift = await worker.must<Shift>('POST', '/v1/clock-in', { at: first.at })
  done('Ana clocks in', time(shift.startedAt))
  await drive()

  const live = await office.must<{ items: { name: string; at: string }[] }>('GET', '/v1/positions')
  done(`The office sees where ${live.items[0]?.name ?? 'no worker'} is`, live.items[0] && time(live.items[0].at))
  const ended = await worker.must<Shift>('POST', '/v1/clock-out', {
    at: new Date(Date.parse(last.at) + 1_000).toISOString(),
  })
  done('Ana clocks out', ended.endedAt && time(ended.endedAt))
  expectRefusal(
    'A position ten minutes after the shift',
    await send([{ ...last, at: new Date(Date.parse(last.at) + 10 * 60_000).toISOString() }]),
  )
  const gone = await office.must<{ items: unknown[] }>('GET', '/v1/positions')
  note(`The office now sees ${countOf(gone.items.length, 'worker')} on the map.`)
  await readTrack(shift.shiftId)

  function send(upload: readonly Ping[]): Promise<Counts> {
    return worker.must<Counts>('POST', '/v1/pings', { pings: upload })
  }

  async function drive(): Promise<void> {
    const grow = bar('positions', pings.length)
    const sum = { accepted: 0, duplicates: 0 }
    for (let at = 0; at < pings.length; at += uploadOf) {
      const counts = await send(pings.slice(at, at + uploadOf))
      sum.accepted += counts.accepted
      sum.duplicates += counts.duplicates
      grow(Math.min(at + uploadOf, pings.length), stored(sum))
    }
    const again = await send(pings.slice(0, uploadOf))
    done('The phone sends its first upload once more', stored(again))
  }

  async function readTrack(shiftId: string): Promise<void> {
    const line = await worker.must<Line>('GET', `/v1/shifts/${shiftId}/track`)
    done('The track', `${countOf(line.points.length, 'point')}, ${(line.distanceMeters / 1_000).toFixed(1)} km`)
  }
}

function expectRefusal(what: string, counts: Counts): void {
  if (counts.outsideShift + counts.invalid.length === 0) throw new CommandFailure(`The demo stops: ${what} was stored.`)
  refused(what, counts.outsideShift > 0 ? 'outside every shift, stored nowhere' : 'not valid')
}

const stored = ({ accepted, duplicates }: Pick<Counts, 'accepted' | 'duplicates'>) =>
  `${accepted.toLocaleString('en-US')} stored, ${duplicates.toLocaleString('en-US')} known already`
const time = (instant: string) => new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
