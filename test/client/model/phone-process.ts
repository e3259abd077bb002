import { type Lane, openLane } from '../../../packages/client/src/queue.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import type { Disk } from './disks.ts'
import { aLife, type Life } from './life.ts'
import type { Kill, Step } from './phone-day.ts'

export type Phone = {
  readonly cloud: Pick<LocalCloud, 'url'>
  readonly token: string
  readonly disk: Disk
  /** Epoch milliseconds of minute 0. */
  readonly begin: number
  /** By the phone's clock. */
  now: number
  isOnline: boolean
  /** Awaits so far. */
  awaits: number
}

export type Process = { readonly life: Life; readonly lane: Lane }

/** A process of the app: all that it waits for can kill it. */
export function startProcess(phone: Phone, kill: Kill | undefined): Process {
  const life = aLife(kill, () => {
    phone.awaits += 1
  })
  const { through } = life
  const lane = openLane({
    store: phone.disk.open(life),
    worker: 'ana',
    baseUrl: phone.cloud.url,
    token: () => through(async () => phone.token),
    fetch: (request) => through(() => (phone.isOnline ? fetch(request) : Promise.reject(new TypeError('offline')))),
    now: () => phone.now,
  })
  return { life, lane }
}

const timeOf = ({ begin }: Phone, minute: number) => begin + minute * 60_000
const instantOf = (phone: Phone, minute: number) => new Date(timeOf(phone, minute)).toISOString()

/** What the worker or the sensor does; done again by a new process, it changes nothing that was done. */
export async function take(step: Step, phone: Phone, lane: Lane): Promise<unknown> {
  phone.now = Math.max(phone.now, timeOf(phone, step.at))
  const at = instantOf(phone, step.at)
  switch (step.does) {
    case 'clock-in':
      return lane.clockIn({ at })
    case 'clock-out':
      return lane.clockOut({ at })
    case 'break-start':
      return lane.startBreak({ at })
    case 'break-end':
      return lane.endBreak({ at })
    case 'fixes':
      return lane.record(...step.fixes.map((minute) => ({ at: instantOf(phone, minute), lat: 47.3769, lon: 8.5417 })))
    case 'send':
      return lane.send()
    case 'send-aside':
      // goes on while the worker does
      void lane.send()
      return undefined
    default:
      phone.isOnline = step.does === 'online'
      return undefined
  }
}
