import { zonedTimeOfInstant } from '../../../functions/appointments/domain/local-time.ts'
import { type Plannable, type Reminder, replan } from '../../../functions/appointments/domain/reminders.ts'
import { zoneOf } from '../../../functions/notifications/domain/customer-zone.ts'
import { decide, type Facts } from '../../../functions/notifications/domain/decide.ts'
import {
  isMoveToTell,
  isRepeated,
  moveOffset,
  type ToldTime,
} from '../../../functions/notifications/domain/told-times.ts'
import type { Crash, Run, System } from './check-against-rules.ts'
import { coreConsents } from './core-consents.ts'
import { appointmentStart, type Channel, channels, type HistoryEvent, offsets } from './history.ts'

type Due = Pick<Reminder, 'offset'> & { readonly revision: number; readonly dueAt: number | undefined }
type PlannedReminder = Reminder & { readonly revision: number }
type Message = { readonly due: Due; readonly channel: Channel; dueAt: number; deferredTo?: number | undefined }
type MutableRun = { readonly gone: string[]; readonly lost: string[]; hasEnded: boolean }

const moveSettlesMilliseconds = 10 * 60_000

/** The domain functions, combined as the use cases combine them, without stores. */
export function core(startTime: number): System {
  const appointmentId = 'a'
  const start = zonedTimeOfInstant(new Date(appointmentStart(startTime)).toISOString(), 'America/New_York')
  let appointment: Plannable = { appointmentId, revision: 1, status: 'scheduled', offsets: [...offsets], ...start }
  let reminders = dueOf(replan(undefined, appointment, startTime).add, 1)
  let messages: Message[] = []
  const consents = coreConsents()
  let hasOwnZone = false
  let customerZone: string | undefined
  let moveDueAt: number | undefined
  const told: ToldTime[] = []
  function move(at: number, timeZone: string | undefined, now: number): void {
    if (appointment.status === 'cancelled') return
    const instant = new Date(Math.floor(at / 60_000) * 60_000).toISOString()
    hasOwnZone ||= timeZone !== undefined
    const zoned = zonedTimeOfInstant(instant, timeZone ?? appointment.timeZone)
    if (zoned.startsAt === appointment.startsAt && zoned.timeZone === appointment.timeZone) return
    change({ ...appointment, ...zoned, revision: appointment.revision + 1 }, now)
    moveDueAt = now + moveSettlesMilliseconds
  }

  function change(after: Plannable, now: number): void {
    const { add, drop } = replan(appointment, after, now)
    reminders = [...reminders.filter(({ id }) => !drop.some((each) => each.id === id)), ...dueOf(add, after.revision)]
    appointment = after
  }

  function apply(event: HistoryEvent, now: number): void {
    const { what } = event
    if (what === 'grant') consents.grant(event.channel, event.method, now)
    if (what === 'withdraw') consents.withdraw(event.channel, now)
    if (what === 'text') consents.receive(event.body, now)
    if (what === 'bounce') consents.bounce(event.channel, now)
    if (what === 'cancel') change({ ...appointment, status: 'cancelled' }, now)
    if (what === 'move') move(now + event.inMinutes * 60_000, event.timeZone, now)
    if (what === 'zone') customerZone = event.timeZone
  }

  function factsOf(channel: Channel, { revision, dueAt }: Due, now: number, deferredTo?: number): Facts {
    const zones = { customerZone, appointmentZone: hasOwnZone ? appointment.timeZone : undefined }
    return {
      now,
      kind: 'reminder',
      channel,
      ...consents.of(channel),
      to: channel,
      addressHash: channel,
      isAllowedDestination: true,
      appointment: {
        isCancelled: appointment.status === 'cancelled',
        isChanged: appointment.revision !== revision,
        startsAt: Date.parse(appointment.startsAt),
        plannedAt: dueAt,
        deferredTo,
      },
      zone: zoneOf({
        ...zones,
        accountZone: 'America/New_York',
        accountCountry: 'US',
        phoneCountry: 'US',
        hasPhone: true,
      }),
      openHours: { start: '08:00', end: '20:00' },
    }
  }

  const startsAt = () => Date.parse(appointment.startsAt)

  function draft(due: Due, now: number, isWanted: (channel: Channel) => boolean): void {
    for (const channel of channels.filter(isWanted)) {
      const verdict = decide(factsOf(channel, due, now))
      if (verdict.verdict === 'refuse') continue
      const deferredTo = verdict.verdict === 'defer' ? verdict.until : undefined
      messages.push({ due, channel, dueAt: deferredTo ?? now, deferredTo })
    }
  }

  function planMove(now: number): void {
    if (moveDueAt === undefined || moveDueAt > now) return
    moveDueAt = undefined
    const due = { offset: moveOffset, revision: appointment.revision, dueAt: undefined }
    draft(due, now, (channel) => isMoveToTell(told, { channel, revision: due.revision, startsAt: startsAt() }))
  }

  function planReminders(now: number): void {
    for (const due of reminders.filter(({ dueAt }) => dueAt <= now))
      draft(due, now, (channel) => !isRepeated(told, { channel, offset: due.offset, startsAt: startsAt() }))
    reminders = reminders.filter(({ dueAt }) => dueAt > now)
  }

  /** Sends what is due; after a crash `hasEnded` is true. */
  function send(now: number, crash: Crash | undefined, counted: { count: number }, run: MutableRun): void {
    for (const message of messages.filter(({ dueAt }) => dueAt <= now)) {
      const { channel, due } = message
      const { offset, revision } = due
      const verdict = decide(factsOf(channel, due, now, message.deferredTo))
      if (verdict.verdict === 'defer') {
        message.dueAt = verdict.until
        message.deferredTo = verdict.until
        continue
      }
      const isNeedless = offset === moveOffset && !isMoveToTell(told, { channel, revision, startsAt: startsAt() })
      const isSent = verdict.verdict === 'allow' && !isNeedless
      const crashAt = crash && isSent && counted.count++ === crash.step % 2 ? crash.point : undefined
      run.hasEnded = crashAt !== undefined
      if (crashAt === 'before-claim') return
      messages = messages.filter((each) => each !== message)
      if (!isSent) continue
      told.unshift({ channel, offset, revision, startsAt: startsAt(), at: now })
      const name = `${revision} ${offset} ${channel}`
      if (crashAt === 'after-claim') run.lost.push(name)
      else run.gone.push(name)
      if (crashAt) return
    }
  }

  /** In the order of the due rows: messages that wait, the move, reminders. */
  function runOnce(now: number, crash: Crash | undefined): Run {
    const run: MutableRun = { gone: [], lost: [], hasEnded: false }
    const counted = { count: 0 }
    for (const plan of [() => {}, planMove, planReminders]) {
      plan(now)
      if (!run.hasEnded) send(now, crash, counted, run)
    }
    return run
  }

  function run(now: number, crash: Crash | undefined): Run {
    const first = runOnce(now, crash)
    const second = runOnce(now, undefined)
    return { gone: [...first.gone, ...second.gone], lost: first.lost }
  }

  return { apply, run }
}

function dueOf(reminders: readonly Reminder[], revision: number): PlannedReminder[] {
  return reminders.map((each) => ({ ...each, revision }))
}
