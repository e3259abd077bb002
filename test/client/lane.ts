import { type Kept, type LaneEvents, type LaneOptions, memoryStore, openLane } from '../../packages/client/src/queue.ts'
import { type Answer, aServer } from './a-server.ts'

export const eight = Date.parse('2026-11-27T08:00:00.000Z')
export const minute = 60_000
export const day = 24 * 60 * minute

export const shiftAnswer: Answer = { status: 200, body: { shiftId: 'shift-01', status: 'open' } }
export const pingsAnswer =
  (tracking: 'on' | 'off' = 'on', more: object = {}): Answer =>
  (sent) => {
    const { pings } = sent as { pings: object[] }
    return {
      status: 200,
      body: { accepted: pings.length, duplicates: 0, outsideShift: 0, invalid: [], tracking, ...more },
    }
  }
export const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { status, code, ...more },
  headers: { 'content-type': 'application/problem+json' },
})

/** A lane at eight o'clock, whose server gives these answers. `told` is what its events said. */
export function aLane(answers: readonly Answer[], options: Partial<LaneOptions> = {}) {
  const server = aServer(...answers)
  const clock = { now: eight }
  const told: unknown[] = []
  const events: LaneEvents = {
    trackingOff: () => void told.push('tracking off'),
    noticeRequired: () => void told.push('notice'),
    signInRequired: () => void told.push('sign in'),
    noAccount: () => void told.push('no account'),
    kept: ({ outcome, count, problem }: Kept) => void told.push([outcome, count, problem?.code]),
    erased: (code) => void told.push(['erased', code]),
  }
  let ids = 0
  const lane = openLane({
    store: memoryStore(),
    worker: 'ana',
    baseUrl: 'https://api.example.test/',
    token: async () => 'token',
    fetch: server.send,
    now: () => clock.now,
    newId() {
      ids += 1
      return `shift-0${ids}`
    },
    events,
    ...options,
  })
  const sent = () => server.requests.map(({ path, body }) => [path.replace('/v1/', ''), body] as const)
  return { ...lane, clock, told, sent }
}

export const at = (minutes: number) => new Date(eight + minutes * minute).toISOString()
export const fix = (minutes: number) => ({ at: at(minutes), lat: 47.3769, lon: 8.5417 })

/** With a clock-in and a position that wait. */
export async function onShift(...answers: readonly Answer[]) {
  const lane = aLane(answers)
  await lane.clockIn()
  await lane.record(fix(1))
  return lane
}
