import { expect } from 'vitest'
import { AppError } from '../../../../functions/shared/errors.ts'
import { toMilliseconds } from '../../../../functions/shared/instant.ts'
import type { Table } from '../../../../functions/shared/table/table.ts'
import { breaksOf } from '../../staff.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, type Worker } from '../../world.ts'
import { type History, phones, type QueueItem, queueOf } from './phone-queues.ts'

const timeOf = (minute: number) => eight + minutes(minute)
const minuteOf = (at: string | undefined) => (toMilliseconds(at ?? '') - eight) / minutes(1)

/**
 * Sends the queues of all phones in the order of `turns`, each stopping at the first answer that is not final, and then what is left
 * while the clock moves on. Returns the worker's shifts: minutes after eight.
 */
export async function sendQueues(table: Table, history: History) {
  const worker = await aWorker(table)
  const queues = phones.map((phone) => queueOf(history, phone))
  for (const phone of history.turns) await sendNext(worker, queues[phone] ?? [])
  const startedAt = worker.clock.now
  for (const queue of queues) {
    while (queue.length > 0) {
      if (!(await sendNext(worker, queue))) worker.clock.now += hours(1)
      expect(worker.clock.now - startedAt, 'the queue is empty within a day').toBeLessThanOrEqual(hours(24))
    }
  }
  return readShifts(worker)
}

/** Returns whether the first of the queue is gone: taken, or refused for good. */
async function sendNext(worker: Worker, queue: QueueItem[]): Promise<boolean> {
  const [item] = queue
  if (!item) return true
  worker.clock.now = Math.max(worker.clock.now, timeOf(item.at))
  try {
    await send(worker, item)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'not_yet') return false
    // what the contract refuses for good, and nothing else
    expect(['already_clocked_in', 'overlap'], `${JSON.stringify(item)}: ${error.code}`).toContain(error.code)
    expect(item.does).toMatchObject({ clock: 'in' })
  }
  queue.shift()
  return true
}

function send(worker: Worker, { at, does }: QueueItem): Promise<unknown> {
  const time = instant(timeOf(at))
  if ('pause' in does) return breaksOf(worker)[does.pause]({ at: time })
  if ('upload' in does) {
    const known = does.upload.filter((minute) => timeOf(minute) <= worker.clock.now + minutes(4))
    return known.length === 0
      ? Promise.resolve()
      : worker.send(
          known.flatMap((minute) => pingsFrom(timeOf(minute), 1)),
          does.shiftId,
        )
  }
  const body = { shiftId: does.shiftId, at: time }
  return does.clock === 'in' ? worker.clockIn(body) : worker.clockOut(body)
}

async function readShifts({ accountId, principal, deps, shift, track }: Worker) {
  const entries = await Array.fromAsync(deps.shiftsBack(accountId, { memberId: principal.memberId, limit: 20 }))
  const shifts = []
  for (const { shiftId } of entries.toReversed()) {
    const { startedAt, endedAt, breaks } = await shift(shiftId)
    const { points } = await track(shiftId)
    shifts.push({
      id: shiftId,
      from: minuteOf(startedAt),
      to: minuteOf(endedAt),
      breaks: breaks.map((pause) => [minuteOf(pause.startedAt), minuteOf(pause.endedAt)]),
      positions: points.map(({ at }) => minuteOf(at)),
    })
  }
  return shifts
}
