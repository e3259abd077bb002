import { type Answer, expectedMoves } from './expected-moves.ts'
import { appointmentStart, type Channel, channels, type HistoryEvent, offsets } from './history.ts'
import { dayBefore, isOpen, opening } from './wall-clock.ts'

/** A reminder to be decided at `checkAt`: when it is due, and again when sending hours open. */
type Open = {
  readonly name: string
  readonly offset: string
  readonly channel: Channel
  readonly dueAt: number
  checkAt: number
}
const halfHour = 1_800_000

type Consent = { open: boolean; stopped: boolean; closedByText: boolean; remembered: boolean; bounced: boolean }

/** The rules written a second time, independently: which reminders must be sent, and when. */
export function expectedByRules(startTime: number) {
  const consents: Record<Channel, Consent> = { sms: noConsent(), email: noConsent() }
  let startsAt = appointmentStart(startTime)
  let zoneOfAppointment = 'America/New_York'
  let [hasOwnZone, isCancelled, revision] = [false, false, 1]
  let zoneOfCustomer: string | undefined
  const moves = expectedMoves()
  let waiting = plan(startTime)

  function plan(now: number): Open[] {
    return offsets.flatMap((offset) => {
      const dueAt = offset === '-P1D' ? dayBefore(startsAt, zoneOfAppointment) : startsAt - 2 * 3_600_000
      const named = (channel: Channel) => ({
        name: `${revision} ${offset} ${channel}`,
        offset,
        channel,
        dueAt,
        checkAt: dueAt,
      })
      return dueAt > now ? channels.map(named) : []
    })
  }

  function apply(event: HistoryEvent, now: number): void {
    switch (event.what) {
      case 'grant':
        grant(event.channel, consents[event.channel], event.method)
        break
      case 'withdraw':
        close(consents[event.channel])
        break
      case 'bounce':
        close(consents[event.channel])
        consents[event.channel].bounced = true
        break
      case 'text':
        receive(consents.sms, event.body)
        break
      case 'cancel':
        isCancelled = true
        break
      case 'move':
        move(now + event.inMinutes * 60_000, event.timeZone, now)
        break
      case 'zone':
        zoneOfCustomer = event.timeZone
    }
  }

  function move(at: number, timeZone: string | undefined, now: number): void {
    if (isCancelled) return
    hasOwnZone ||= timeZone !== undefined
    const [before, zone] = [startsAt, timeZone ?? zoneOfAppointment]
    startsAt = Math.floor(at / 60_000) * 60_000
    if (startsAt === before && zone === zoneOfAppointment) return
    zoneOfAppointment = zone
    revision += 1
    moves.moved(now)
    waiting = plan(now)
  }

  const zoneOfSending = () => zoneOfCustomer ?? (hasOwnZone ? zoneOfAppointment : 'America/New_York')

  /** What is said of a message now, apart from lateness. */
  function answer(channel: Channel, now: number): Answer {
    if (isCancelled || !consents[channel].open || now >= startsAt) return 'never'
    const zone = zoneOfSending()
    if (isOpen(now, zone)) return 'go'
    const opens = opening(now, zone)
    return opens >= startsAt ? 'never' : opens
  }

  /** Decides reminders that are due: those to send now; others are dropped, unless sending hours defer them. */
  function goingNow(due: readonly Open[], now: number): string[] {
    const couldGo = ({ dueAt, checkAt }: Open) => (checkAt > dueAt ? checkAt : opening(dueAt, zoneOfSending()))
    const isLate = (each: Open) => now - couldGo(each) > (startsAt - each.dueAt) / 2
    return due.flatMap((each) => {
      const verdict = answer(each.channel, now)
      if (verdict === 'never' || isLate(each)) return []
      if (verdict === 'go') return [each.name]
      if (startsAt - verdict < halfHour) return []
      waiting.push({ ...each, checkAt: verdict })
      return []
    })
  }

  /** The names of what must be sent now, and of what may be sent or not. */
  function check(now: number): { must: string[]; may: string[] } {
    const due = waiting.filter(({ checkAt }) => checkAt <= now)
    waiting = waiting.filter(({ checkAt }) => checkAt > now)
    const waited = (each: Open) => each.checkAt > each.dueAt
    const first = goingNow(due.filter(waited), now)
    const told = moves.check(now, { revision, startsAt, before: first }, (channel) => answer(channel, now))
    const isNew = (each: Open) => !waited(each) && !moves.isRepeated(each.channel, each.offset, startsAt)
    const last = goingNow(due.filter(isNew), now)
    return { must: [...first, ...told.must, ...last].sort(), may: told.may }
  }

  const settle = (names: readonly string[]) => moves.settle(names, startsAt)

  return { apply, check, settle }
}

function noConsent(): Consent {
  return { open: false, stopped: false, closedByText: false, remembered: false, bounced: false }
}

/** No word of the office takes the customer's stop back; after a bounced email it needs paper, which the owner brings. */
function grant(channel: Channel, consent: Consent, method: 'paper' | 'web-form'): void {
  const needsPaper = channel === 'email' && consent.bounced && !consent.open
  if (consent.stopped || consent.remembered || (needsPaper && method !== 'paper')) return
  Object.assign(consent, { open: true, stopped: false, closedByText: false, bounced: false })
}

function close(consent: Consent): void {
  Object.assign(consent, { open: false, closedByText: false })
}

function receive(consent: Consent, body: 'STOP' | 'START' | 'stop by at 9'): void {
  if (body === 'STOP') {
    const closedByText = consent.open || consent.closedByText
    Object.assign(consent, { open: false, stopped: true, closedByText, remembered: true })
  }
  if (body !== 'START') return
  consent.remembered = false
  if (!consent.stopped) return
  Object.assign(consent, { open: consent.closedByText, stopped: false, closedByText: false })
}
