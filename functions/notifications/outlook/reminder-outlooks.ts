import type { Reminder } from '../../appointments/domain/reminders.ts'
import type { Appointment } from '../../appointments/items.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { promiseCache } from '../../shared/promise-cache.ts'
import { dayOf, monthOf } from '../domain/cap-counters.ts'
import type { Facts, RefusalReason } from '../domain/decide.ts'
import { isWaiting } from '../domain/message-status.ts'
import { type Outlook, outlookAt } from '../domain/outlook.ts'
import { isRepeated, type ToldTime } from '../domain/told-times.ts'
import { withinCaps } from '../drafting/caps.ts'
import { messageIdOf } from '../drafting/draft-message.ts'
import { gatherFacts } from '../drafting/gather-facts.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import { cachedReads, type OutlookDeps } from './cached-reads.ts'

/** `at` is RFC 3339. Without a reason the reminder went out before. */
export type ShownOutlook = {
  readonly wouldSend: boolean
  readonly reason?: RefusalReason | undefined
  readonly at?: string | undefined
}

type Planned = { readonly appointment: Appointment; readonly reminder: Reminder; readonly channel: Channel }

/** How long after its moment a reminder may still wait to be planned. */
const planningMilliseconds = 5 * 60_000

/** What the gate would say now of reminders of one account. Reads each customer, consent and counter once. */
export function reminderOutlooks(account: AccountState, given: OutlookDeps) {
  const { accountId } = account
  const deps = cachedReads(given)
  const toldTimes = promiseCache<string, ToldTime[]>()

  const subjectOf = ({ appointment, reminder, channel }: Planned) => {
    const { customerId, appointmentId, revision } = appointment
    return { customerId, appointmentId, revision, offset: reminder.offset, kind: 'reminder', channel } as const
  }

  async function factsOf(planned: Planned, deferredTo?: number): Promise<Facts | undefined> {
    const reads = { ...deps, findAppointment: async () => planned.appointment }
    return (await gatherFacts(account, subjectOf(planned), reads, { requestedAt: deps.now(), deferredTo }))?.facts
  }

  async function withinCap(facts: Facts, outlook: Outlook): Promise<Outlook> {
    if (!outlook.wouldSend) return outlook
    const now = deps.now()
    const [month, endOfDay] = [monthOf(now, account.timeZone), `${dayOf(now)}~`]
    const isToCome = (period: string) => period > (period.length === month.length ? month : endOfDay)
    // nothing is counted in a period to come
    const readUsage = async (of: string, period: string) => (isToCome(period) ? [] : deps.readUsage(of, period))
    const isWithin = await withinCaps(facts, 1, outlook.at, account, { ...deps, readUsage })
    return isWithin ? outlook : refused('cap_reached')
  }

  /** For nearly the same time, before a small move. */
  async function wentOut({ appointment, reminder, channel }: Planned): Promise<boolean> {
    if (appointment.revision === 1) return false
    const read = () => readToldTimes(accountId, appointment, deps)
    const told = await toldTimes.get(appointment.appointmentId, read)
    const startsAt = toMilliseconds(appointment.startsAt)
    return isRepeated(told, { channel, offset: reminder.offset, startsAt })
  }

  async function outlookAhead(planned: Planned): Promise<Outlook> {
    const facts = await factsOf(planned)
    if (!facts || (await wentOut(planned))) return { wouldSend: false }
    return withinCap(facts, outlookAt(facts, planned.reminder.dueAt))
  }

  /** Its moment is over: it may wait for sending hours. */
  async function outlookSince(planned: Planned): Promise<Outlook> {
    const now = deps.now()
    const message = await deps.findMessage(accountId, messageIdOf(accountId, subjectOf(planned)))
    if (message && !isWaiting(message.status)) return { wouldSend: false }
    const opensAt = message?.decided?.opensAt
    const deferredTo = opensAt === undefined ? undefined : toMilliseconds(opensAt)
    const facts = await factsOf(planned, deferredTo)
    if (!facts) return { wouldSend: false }
    const outlook = outlookAt(facts, Math.max(now, deferredTo ?? now))
    return message || isBeingPlanned(planned, now) || !outlook.wouldSend ? outlook : refused('too_late')
  }

  /** The appointment has begun. */
  async function outlookPast(planned: Planned): Promise<Outlook> {
    const message = await deps.findMessage(accountId, messageIdOf(accountId, subjectOf(planned)))
    const isOver = (message && !isWaiting(message.status)) || (await wentOut(planned))
    return isOver ? { wouldSend: false } : refused('too_late')
  }

  async function outlookOf(planned: Planned): Promise<Outlook> {
    const { appointment, reminder } = planned
    const now = deps.now()
    if (appointment.status === 'cancelled') return refused('appointment_cancelled')
    if (now >= toMilliseconds(appointment.startsAt)) return outlookPast(planned)
    return reminder.dueAt > now ? outlookAhead(planned) : outlookSince(planned)
  }

  return async (appointment: Appointment, reminder: Reminder, channel: Channel): Promise<ShownOutlook> => {
    const outlook = await outlookOf({ appointment, reminder, channel })
    return outlook.wouldSend ? { wouldSend: true, at: toInstant(outlook.at) } : outlook
  }
}

/** A reminder whose moment had passed when the appointment was made or changed was never planned. */
function isBeingPlanned({ appointment, reminder }: Planned, now: number): boolean {
  return toMilliseconds(appointment.updatedAt) < reminder.dueAt && now - reminder.dueAt < planningMilliseconds
}

function refused(reason: RefusalReason): Outlook {
  return { wouldSend: false, reason }
}
