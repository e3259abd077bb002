import type { PingUploadResult } from '../openapi.ts'
import { type Entry, isEntry, type PositionEntry } from './entry.ts'
import type { Kept, LaneLists, LaneState } from './lane-lists.ts'
import { pace } from './pace.ts'
import { type Api, post } from './post.ts'
import type { RecorderDeps } from './recorder.ts'
import { type Batch, nextBatch } from './request.ts'
import type { QueueStore, Stored } from './store.ts'
import type { Verdict, WaitReason } from './verdict.ts'

export type SendResult =
  /** Nothing waits any more. */
  | { readonly state: 'sent' }
  /** `retryAt`: epoch milliseconds; before it, `send` asks nothing of the server. */
  | { readonly state: 'waiting'; readonly because: WaitReason; readonly retryAt: number }
  /** The account is being erased, and the lane is empty. `code` is that of the answer. */
  | { readonly state: 'erased'; readonly code: string }

export type LaneEvents = {
  /** Stop the sensor: the server takes no positions of this worker now. */
  readonly trackingOff?: () => void
  /** Show `GET /v1/tracking-notice`, post its acknowledgement, then `send` again. */
  readonly noticeRequired?: () => void
  readonly signInRequired?: () => void
  /** The worker was removed, or has signed in with another login. What waits is kept; `erase` forgets it. */
  readonly noAccount?: () => void
  readonly kept?: (kept: Kept) => void
  readonly erased?: (code: string) => void
  readonly uploaded?: (answer: PingUploadResult) => void
}

export type SenderDeps = {
  readonly store: QueueStore
  readonly lists: LaneLists
  readonly api: Api
  readonly now: () => number
  /** As of the recorder. */
  readonly turn: RecorderDeps['turn']
  readonly state: () => Promise<LaneState>
  readonly erase: () => Promise<void>
  readonly events: LaneEvents
}

/** The server takes nothing older. */
export const maxAgeMilliseconds = 14 * 24 * 3_600_000
const maxRead = 500

/** Sends the lane, oldest first. An entry is removed after its answer, so that what a crash interrupts is sent again. */
export function sender({ store, lists, api, now, turn, state, erase, events }: SenderDeps) {
  const { retryAt, size, answered, halve, postpone } = pace(now)
  let lastWait: WaitReason = 'unavailable'
  let running: Promise<SendResult> | undefined
  let next: Promise<SendResult> | undefined

  async function run(): Promise<SendResult> {
    if (retryAt() > now()) return waiting()
    for (;;) {
      const read = await store.read(lists.waiting, maxRead)
      const unreadable = read.find(({ value }) => !isEntry(value)) as Stored<Entry> | undefined
      if (unreadable) {
        await keep([unreadable], { outcome: 'invalid', count: 1, entry: unreadable.value })
        continue
      }
      const head = read as Stored<Entry>[]
      const expired = head.filter(({ value }) => Date.parse(value.at) < now() - maxAgeMilliseconds)
      if (expired.length > 0) {
        await keep(expired, { outcome: 'expired', count: expired.length })
        continue
      }
      const batch = nextBatch(head, size())
      if (!batch) return { state: 'sent' }
      const { verdict, retryAfter } = await post(batch, api)
      const end = await settle(batch, verdict, retryAfter)
      if (end) return end
    }
  }

  /** Returns how the sending ends, or undefined when it goes on. */
  async function settle(batch: Batch, verdict: Verdict, retryAfter?: string | null): Promise<SendResult | undefined> {
    if (verdict.does === 'wait') return wait(verdict.because, retryAfter)
    if (verdict.does === 'erase') return eraseLane(verdict.code)
    const { entries } = batch
    const { value: entry } = entries[0] as Stored<Entry>
    if (verdict.does === 'halve') halve(entries.length)
    else if (verdict.does === 'keep') {
      const { outcome, problem } = verdict
      await keep(entries, { outcome, count: 1, entry, ...(problem && { problem }) })
    } else {
      await store.write({ remove: removalOf(entries) })
      if (verdict.upload) await reportUpload(verdict.upload, entry as PositionEntry)
    }
    answered({ isTaken: verdict.does === 'remove' })
    return undefined
  }

  function wait(because: WaitReason, retryAfter?: string | null): SendResult {
    lastWait = because
    // what the person does ends these waits: the next call asks again
    if (because === 'notice') events.noticeRequired?.()
    else if (because === 'sign_in') events.signInRequired?.()
    else postpone(retryAfter)
    if (because === 'no_account') stopSensor(() => events.noAccount?.())
    return waiting()
  }

  const waiting = (): SendResult => ({ state: 'waiting', because: lastWait, retryAt: Math.max(retryAt(), now()) })

  async function eraseLane(code: string): Promise<SendResult> {
    await erase()
    stopSensor(() => events.erased?.(code))
    return { state: 'erased', code }
  }

  /** A sensor that cannot be stopped does not hide why it should be. */
  function stopSensor(tellWhy: () => void): void {
    try {
      events.trackingOff?.()
    } finally {
      tellWhy()
    }
  }

  const removalOf = (entries: readonly Stored[]) => entries.map(({ key }) => ({ list: lists.waiting, key }))

  /** Not what was erased, or kept by another tab, while its answer was under way. */
  function keep(entries: readonly Stored<Entry>[], what: Omit<Kept, 'keptAt'>): Promise<void> {
    const kept: Kept = { ...what, keptAt: new Date(now()).toISOString() }
    return turn(async () => {
      const waiting = await store.read(lists.waiting, maxRead)
      if (!waiting.some(({ key }) => key === entries[0]?.key)) return
      await store.write({ remove: removalOf(entries), add: [{ list: lists.kept, value: kept }] })
      events.kept?.(kept)
    })
  }

  async function reportUpload(answer: PingUploadResult, { shiftId }: PositionEntry): Promise<void> {
    events.uploaded?.(answer)
    if (answer.tracking === 'off' && (await turn(() => endTracking(shiftId)))) events.trackingOff?.()
  }

  /** Returns false for an earlier shift than that of now, which the answer says nothing about. */
  async function endTracking(shiftId: string): Promise<boolean> {
    const current = await state()
    if (current.shiftId !== undefined && current.shiftId !== shiftId) return false
    const value: LaneState = { ...current, isTrackingOff: true }
    if (current.shiftId !== undefined) await store.write({ clear: [lists.state], add: [{ list: lists.state, value }] })
    return true
  }

  function start(): Promise<SendResult> {
    next = undefined
    running = run().finally(() => {
      running = undefined
    })
    return running
  }

  /** While one sends, one more begins after it, for all who ask meanwhile: what was recorded by then is sent too. */
  return (): Promise<SendResult> => {
    if (running === undefined) return start()
    next ??= running.then(start, start)
    return next
  }
}
