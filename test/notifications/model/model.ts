import { zonedTimeOfInstant } from '../../../functions/appointments/domain/local-time.ts'
import { type Plannable, type Reminder, replan } from '../../../functions/appointments/domain/reminders.ts'
import {
  type Cause,
  type ConsentState,
  applyDecision,
  messageKinds,
  reopenable,
} from '../../../functions/customers/domain/consent.ts'
import { classify } from '../../../functions/notifications/domain/classify-text.ts'
import { zoneOf } from '../../../functions/notifications/domain/customer-zone.ts'
import { decide, type Facts } from '../../../functions/notifications/domain/decide.ts'
import type { Death, Run, System } from './agrees.ts'
import { type Channel, channels, type Happening, offsets, startAfter } from './history.ts'

type Due = Reminder & { readonly revision: number }
type Message = { readonly due: Due; readonly channel: Channel; dueAt: number }
type Memory = { readonly at: string; readonly cause: Cause }

/** The pure core of the system, put together as the stores and handlers do it, without either. */
export function core(beginning: number): System {
  const appointmentId = 'a'
  const start = zonedTimeOfInstant(new Date(startAfter(beginning)).toISOString(), 'America/New_York')
  let appointment: Plannable = { appointmentId, revision: 1, status: 'scheduled', offsets: [...offsets], ...start }
  let reminders = dueOf(replan(undefined, appointment, beginning).add, 1)
  let messages: Message[] = []
  let consentStates: ConsentState[] = []
  let isZoneGiven = false
  let customerZone: string | undefined
  const memories = new Map<string, Memory>()
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

  function isStopped(channel: Channel): boolean {
    const memory = memories.get(`${channel} number`)
    const reopened = ofChannel(channel).some(({ state, since }) => memory && state === 'granted' && since > memory.at)
    return ofChannel(channel).some(({ stopped, kind }) => stopped && kind === 'reminder') || (!!memory && !reopened)
  }

  function hear(body: string, now: number): void {
    const reading = classify(body)
    if (reading === 'stop') memories.set('sms number', { at: record(now, 'sms', 'stop', 'withdrawn'), cause: 'stop' })
    if (reading !== 'start') return
    memories.delete('sms number')
    memories.delete('sms company')
    if (!ofChannel('sms').some(({ stopped }) => stopped)) return
    record(now, 'sms', 'start', 'granted', reopenable(consentStates, 'sms', 'sms'))
  }

  function move(at: number, timeZone: string | undefined, now: number): void {
    if (appointment.status === 'cancelled') return
    const instant = new Date(Math.floor(at / 60_000) * 60_000).toISOString()
    isZoneGiven ||= timeZone !== undefined
    const moment = zonedTimeOfInstant(instant, timeZone ?? appointment.timeZone)
    if (moment.startsAt === appointment.startsAt && moment.timeZone === appointment.timeZone) return
    change({ ...appointment, ...moment, revision: appointment.revision + 1 }, now)
  }

  function change(after: Plannable, now: number): void {
    const { add, drop } = replan(appointment, after, now)
    reminders = [...reminders.filter(({ id }) => !drop.some((each) => each.id === id)), ...dueOf(add, after.revision)]
    appointment = after
  }

  function happens(happening: Happening, now: number): void {
    const { what } = happening
    if (what === 'grant') {
      const { channel, method } = happening
      const effective = method === 'web-form' || !isStopped(channel)
      record(now, channel, 'office', 'granted', ['reminder'], effective)
    }
    if (what === 'withdraw') record(now, happening.channel, 'office', 'withdrawn', ['reminder'])
    if (what === 'text') hear(happening.body, now)
    if (what === 'cancel') change({ ...appointment, status: 'cancelled' }, now)
    if (what === 'move') move(now + happening.inMinutes * 60_000, happening.timeZone, now)
    if (what === 'zone') customerZone = happening.timeZone
    if (what !== 'bounce') return
    const { channel } = happening
    const cause = channel === 'sms' ? 'carrier-block' : 'hard-bounce'
    memories.set(`${channel} company`, { at: record(now, channel, cause, 'withdrawn'), cause })
  }

  function factsOf(channel: Channel, { revision, dueAt }: Due, now: number): Facts {
    const kept = [memories.get(`${channel} number`), memories.get(`${channel} company`)]
    const place = { customerZone, appointmentZone: isZoneGiven ? appointment.timeZone : undefined }
    return {
      now,
      kind: 'reminder',
      channel,
      consent: ofChannel(channel).find(({ kind }) => kind === 'reminder'),
      to: channel,
      addressHash: channel,
      suppressions: kept.flatMap((memory) => memory ?? []),
      appointment: {
        isCancelled: appointment.status === 'cancelled',
        isChanged: appointment.revision !== revision,
        startsAt: Date.parse(appointment.startsAt),
        plannedAt: dueAt,
      },
      zone: zoneOf({
        ...place,
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

  function runOnce(now: number, death: Death | undefined): Run {
    const gone: string[] = []
    plan(now)
    let count = 0
    for (const message of messages.filter(({ dueAt }) => dueAt <= now)) {
      const verdict = decide(factsOf(message.channel, message.due, now))
      if (verdict.verdict === 'defer') {
        message.dueAt = verdict.until
        continue
      }
      const dying = death && verdict.verdict === 'allow' && count++ === death.step % 2 ? death.death : undefined
      if (dying === 'before-claim') return { gone, lost: [] }
      messages = messages.filter((each) => each !== message)
      if (verdict.verdict === 'refuse') continue
      const name = `${message.due.revision} ${message.due.offset} ${message.channel}`
      if (dying === 'after-claim') return { gone, lost: [name] }
      gone.push(name)
      if (dying === 'after-send') return { gone, lost: [] }
    }
    return { gone, lost: [] }
  }

  function run(now: number, death: Death | undefined): Run {
    const first = runOnce(now, death)
    const second = runOnce(now, undefined)
    return { gone: [...first.gone, ...second.gone], lost: first.lost }
  }

  return { happens, run }
}

function dueOf(reminders: readonly Reminder[], revision: number): Due[] {
  return reminders.map((each) => ({ ...each, revision }))
}
