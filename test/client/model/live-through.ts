import { expect } from 'vitest'
import { aPhone } from '../../shifts/phone.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import type { Disk } from './disks.ts'
import type { Kill, Step } from './phone-day.ts'
import { type Phone, type Process, startProcess, take } from './phone-process.ts'

const hour = 3_600_000

type Fault = Parameters<LocalCloud['fault']>[0]

/**
 * Lives through the steps with a new phone of a new worker, whose process is killed and started again, and sends what is left.
 * Returns what the phone had recorded and how many awaits there were. `disk`: a new one. `fault`: of the server, meanwhile.
 */
export async function liveThrough(
  cloud: LocalCloud,
  mark: string,
  steps: readonly Step[],
  kills: readonly Kill[],
  disk: Disk,
  fault?: Fault,
) {
  const { token, ...worker } = await aPhone(cloud, mark)
  const begin = Math.floor(Date.now() / hour) * hour - 10 * hour
  const phone: Phone = { cloud, token, disk, begin, now: begin, isOnline: true, awaits: 0 }
  const left = [...kills]
  let process = startProcess(phone, left.shift())

  /** Returns false when the process was killed meanwhile; another is then running. */
  async function survives(work: (process: Process) => Promise<unknown>): Promise<boolean> {
    const isKilled = (await Promise.race([work(process), process.life.death])) === 'killed'
    if (isKilled) process = startProcess(phone, left.shift())
    return !isKilled
  }

  if (fault) await cloud.fault(fault)
  for (const step of steps) {
    // a worker whose tap was lost taps again; the sensor gives no fix twice
    while (!(await survives(({ lane }) => take(step, phone, lane))) && step.does !== 'fixes');
  }
  phone.isOnline = true
  await sendAll(phone, survives)
  if (fault) await cloud.clearFaults()
  return { recorded: disk.recorded, awaits: phone.awaits, token, track: worker.track }
}

const maxRounds = 60

async function sendAll(phone: Phone, survives: (work: (process: Process) => Promise<unknown>) => Promise<boolean>) {
  let isSent = false
  for (let round = 0; !isSent; round += 1) {
    expect(round, 'the queue is empty in the end').toBeLessThan(maxRounds)
    await survives(async ({ lane }) => {
      const result = await lane.send()
      if (result.state === 'waiting') phone.now = result.retryAt
      isSent = result.state === 'sent'
    })
  }
}
