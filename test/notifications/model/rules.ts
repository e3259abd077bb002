import { type Channel, channels, type Happening, offsets, startAfter } from './history.ts'
import { dayBefore, isOpen, opening } from './wall-clock.ts'

/** A reminder that is still to be decided: it is looked at when its time comes, and again when quiet hours end. */
type Open = { readonly name: string; readonly channel: Channel; readonly dueAt: number; lookAt: number }
type Consent = { open: boolean; stopped: boolean; closedByText: boolean; remembered: boolean }

/**
 * The rules once more, told from what happened alone and in another way than the system's: which reminders must go out at
 * which moment, and no others.
 */
export function rules(beginning: number) {
  const consents: Record<Channel, Consent> = { sms: unasked(), email: unasked() }
  let startsAt = startAfter(beginning)
  let zoneOfAppointment = 'America/New_York'
  let [isZoneGiven, isCancelled, revision] = [false, false, 1]
  let zoneOfCustomer: string | undefined
  let waiting = plan(beginning)

  function plan(now: number): Open[] {
    return offsets.flatMap((offset) => {
      const dueAt = offset === '-P1D' ? dayBefore(startsAt, zoneOfAppointment) : startsAt - 2 * 3_600_000
      const named = (channel: Channel) => ({ name: `${revision} ${offset} ${channel}`, channel, dueAt, lookAt: dueAt })
      return dueAt > now ? channels.map(named) : []
    })
  }

  function happens(happening: Happening, now: number): void {
    switch (happening.what) {
      case 'grant':
        grant(consents[happening.channel], happening.method)
        break
      case 'withdraw':
        close(consents[happening.channel])
        break
      case 'bounce':
        close(consents[happening.channel])
        break
      case 'text':
        hear(consents.sms, happening.body)
        break
      case 'cancel':
        isCancelled = true
        break
      case 'move':
        move(now + happening.inMinutes * 60_000, happening.timeZone, now)
        break
      case 'zone':
        zoneOfCustomer = happening.timeZone
    }
  }

  function move(at: number, timeZone: string | undefined, now: number): void {
    if (isCancelled) return
    isZoneGiven ||= timeZone !== undefined
    const [before, zone] = [startsAt, timeZone ?? zoneOfAppointment]
    startsAt = Math.floor(at / 60_000) * 60_000
    if (startsAt === before && zone === zoneOfAppointment) return
    zoneOfAppointment = zone
    revision += 1
    waiting = plan(now)
  }

  /** The names of what must go out now. All that is looked at and does not go is closed, but what quiet hours hold back. */
  function look(now: number): string[] {
    const zone = zoneOfCustomer ?? (isZoneGiven ? zoneOfAppointment : 'America/New_York')
    const gone: string[] = []
    const isLate = (each: Open, at: number) => at >= startsAt || at - each.dueAt > (startsAt - each.dueAt) / 2
    waiting = waiting.filter((each) => {
      if (each.lookAt > now) return true
      if (isCancelled || !consents[each.channel].open || isLate(each, now)) return false
      if (isOpen(now, zone)) {
        gone.push(each.name)
        return false
      }
      each.lookAt = opening(now, zone)
      return !isLate(each, each.lookAt)
    })
    return gone.sort()
  }

  return { happens, look }
}

function unasked(): Consent {
  return { open: false, stopped: false, closedByText: false, remembered: false }
}

/** After the customer's own stop only what the customer filled in opens it, for as long as nothing has since. */
function grant(consent: Consent, method: 'paper' | 'web-form'): void {
  const isStopped = consent.stopped || (consent.remembered && !consent.open)
  if (isStopped && method === 'paper') return
  Object.assign(consent, { open: true, stopped: false, closedByText: false })
}

function close(consent: Consent): void {
  Object.assign(consent, { open: false, closedByText: false })
}

function hear(consent: Consent, body: 'STOP' | 'START' | 'stop by at 9'): void {
  if (body === 'STOP') {
    const closedByText = consent.open || consent.closedByText
    Object.assign(consent, { open: false, stopped: true, closedByText, remembered: true })
  }
  if (body !== 'START') return
  consent.remembered = false
  if (!consent.stopped) return
  Object.assign(consent, { open: consent.closedByText, stopped: false, closedByText: false })
}
