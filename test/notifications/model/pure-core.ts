import { zonedTimeOfInstant } from '../../../functions/appointments/domain/local-time.ts'
import { type Plannable, type Reminder, replan } from '../../../functions/appointments/domain/reminders.ts'
import {
  applyDecision,
  type Cause,
  type ConsentState,
  messageKinds,
  reopenable,
} from '../../../functions/customers/domain/consent.ts'
import { refusalOfGrant } from '../../../functions/customers/domain/office-grant.ts'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'
import { zoneOf } from '../../../functions/notifications/domain/customer-zone.ts'
import { decide, type Facts } from '../../../functions/notifications/domain/decide.ts'
import type { Crash, Run, System } from './check-against-rules.ts'
import { appointmentStart, type Channel, channels, type HistoryEvent, offsets } from './history.ts'

type Due = Reminder & { readonly revision: number }
type Message = { readonly due: Due; readonly channel: Channel; dueAt: number }
type Suppression = { readonly at: string; readonly cause: Cause }

/** The domain functions, combined as the use cases combine them, without stores. */
export function core(startTime: number): System {
  const appointmentId = 'a'
  const start = zonedTimeOfInstant(new Date(appointmentStart(startTime)).toISOString(), 'America/New_York')
  let appointment: Plannable = { appointmentId, revision: 1, status: 'scheduled', offsets: [...offsets], ...start }
  let reminders = dueOf(replan(undefined, appointment, startTime).add, 1)
  let messages: Message[] = []
  let consentStates: ConsentState[] = []
  let hasOwnZone = false
  let customerZone: string | undefined
  const suppressions = new Map<string, Suppression>()
  let [version, tick] = [0, 0]

  function record(
    now: number,
    channel: Channel,
    cause: Cause,
    decision: 'granted' | 'withdrawn',
    kinds: readonly ConsentState['kind'][] = messageKinds,
    effective = true,
  ): string {
    const at = new Date(now + tick++).toISOString()
    version += 1
    consentStates = applyDecision(consentStates, {
      version,
      at,
      channel,
      kinds,
      decision,
      cause,
      effective,
      addressHash: channel,
    })
    return at
  }

  const ofChannel = (channel: Channel) => consentStates.filter((each) => each.channel === channel)

  const known = (channel: Channel) =>
    ['number', 'failed'].flatMap((scope) => {
      const suppression = suppressions.get(`${channel} ${scope}`)
      return suppression ? [{ ...suppression, scope }] : []
    })

  function receive(body: string, now: number): void {
    const intent = classifyText(body)
    if (intent === 'stop')
      suppressions.set('sms number', { at: record(now, 'sms', 'stop', 'withdrawn'), cause: 'stop' })
    if (intent !== 'start') return
    suppressions.delete('sms number')
    suppressions.delete('sms failed')
    if (!ofChannel('sms').some(({ stopped }) => stopped)) return
    record(now, 'sms', 'start', 'granted', reopenable(consentStates, 'sms', 'sms', true))
  }

  function move(at: number, timeZone: string | undefined, now: number): void {
    if (appointment.status === 'cancelled') return
    const instant = new Date(Math.floor(at / 60_000) * 60_000).toISOString()
    hasOwnZone ||= timeZone !== undefined
    const zoned = zonedTimeOfInstant(instant, timeZone ?? appointment.timeZone)
    if (zoned.startsAt === appointment.startsAt && zoned.timeZone === appointment.timeZone) return
    change({ ...appointment, ...zoned, revision: appointment.revision + 1 }, now)
  }

  function change(after: Plannable, now: number): void {
    const { add, drop } = replan(appointment, after, now)
    reminders = [...reminders.filter(({ id }) => !drop.some((each) => each.id === id)), ...dueOf(add, after.revision)]
    appointment = after
  }

  function apply(event: HistoryEvent, now: number): void {
    const { what } = event
    if (what === 'grant') {
      const { channel, method } = event
      const grant = { channel, kinds: ['reminder'], method, evidence: 'form 7', isOwner: true } as const
      const refusal = refusalOfGrant(grant, { consentStates, suppressions: known(channel), addressHash: channel })
      record(now, channel, 'office', 'granted', ['reminder'], refusal === undefined)
    }
    if (what === 'withdraw') record(now, event.channel, 'office', 'withdrawn', ['reminder'])
    if (what === 'text') receive(event.body, now)
    if (what === 'cancel') change({ ...appointment, status: 'cancelled' }, now)
    if (what === 'move') move(now + event.inMinutes * 60_000, event.timeZone, now)
    if (what === 'zone') customerZone = event.timeZone
    if (what !== 'bounce') return
    const { channel } = event
    const cause = channel === 'sms' ? 'carrier-block' : 'hard-bounce'
    suppressions.set(`${channel} failed`, { at: record(now, channel, cause, 'withdrawn'), cause })
  }

  function factsOf(channel: Channel, { revision, dueAt }: Due, now: number): Facts {
    const zones = { customerZone, appointmentZone: hasOwnZone ? appointment.timeZone : undefined }
    return {
      now,
      kind: 'reminder',
      channel,
      consent: ofChannel(channel).find(({ kind }) => kind === 'reminder'),
      to: channel,
      addressHash: channel,
      isAllowedDestination: true,
      suppressions: known(channel),
      appointment: {
        isCancelled: appointment.status === 'cancelled',
        isChanged: appointment.revision !== revision,
        startsAt: Date.parse(appointment.startsAt),
        plannedAt: dueAt,
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

  function plan(now: number): void {
    for (const due of reminders.filter(({ dueAt }) => dueAt <= now)) {
      for (const channel of channels) {
        const verdict = decide(factsOf(channel, due, now))
        if (verdict.verdict === 'refuse') continue
        messages.push({ due, channel, dueAt: verdict.verdict === 'defer' ? verdict.until : now })
      }
    }
    reminders = reminders.filter(({ dueAt }) => dueAt > now)
  }

  function runOnce(now: number, crash: Crash | undefined): Run {
    const gone: string[] = []
    plan(now)
    let count = 0
    for (const message of messages.filter(({ dueAt }) => dueAt <= now)) {
      const verdict = decide(factsOf(message.channel, message.due, now))
      if (verdict.verdict === 'defer') {
        message.dueAt = verdict.until
        continue
      }
      const crashAt = crash && verdict.verdict === 'allow' && count++ === crash.step % 2 ? crash.point : undefined
      if (crashAt === 'before-claim') return { gone, lost: [] }
      messages = messages.filter((each) => each !== message)
      if (verdict.verdict === 'refuse') continue
      const name = `${message.due.revision} ${message.due.offset} ${message.channel}`
      if (crashAt === 'after-claim') return { gone, lost: [name] }
      gone.push(name)
      if (crashAt === 'after-send') return { gone, lost: [] }
    }
    return { gone, lost: [] }
  }

  function run(now: number, crash: Crash | undefined): Run {
    const first = runOnce(now, crash)
    const second = runOnce(now, undefined)
    return { gone: [...first.gone, ...second.gone], lost: first.lost }
  }

  return { apply, run }
}

function dueOf(reminders: readonly Reminder[], revision: number): Due[] {
  return reminders.map((each) => ({ ...each, revision }))
}
