import type { Reminder } from '../../appointments/domain/reminders.ts'
import type { Appointment } from '../../appointments/items.ts'
import { type Channel, channels } from '../../customers/domain/consent.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { dueKey } from '../../shared/keys.ts'
import { promiseCache } from '../../shared/promise-cache.ts'
import { dayOf, monthOf } from '../domain/cap-counters.ts'
import type { Facts, RefusalReason } from '../domain/decide.ts'
import { isWaiting } from '../domain/message-status.ts'
import { type Outlook, outlookAt } from '../domain/outlook.ts'
import { isRepeated } from '../domain/told-times.ts'
import { withinCaps } from '../drafting/caps.ts'
import { messageIdOf } from '../drafting/draft-message.ts'
import { gatherFacts } from '../drafting/gather-facts.ts'
import { toldTimeOf } from '../drafting/read-told-times.ts'
import { remainingChannels } from '../drafting/remaining-channels.ts'
import type { Message } from '../items.ts'
import { cachedReads, type OutlookDeps } from './cached-reads.ts'

/** `at` is RFC 3339. `status` is that of a message that waits no more, and `reason` then its reason; else the gate's. */
export type ShownOutlook = {
  readonly wouldSend: boolean
  readonly status?: Message['status']
  readonly reason?: string
  readonly at?: string
}

type Planned = { readonly appointment: Appointment; readonly reminder: Reminder; readonly channel: Channel }

/** Of an appointment that was moved more often, the last ones are looked through. */
const maxRevisions = 50

/** What the gate would say now of reminders of one account. Reads each customer, consent and counter once. */
export function reminderOutlooks(account: AccountState, given: OutlookDeps) {
  const { accountId } = account
  const deps = cachedReads(given)
  const earlierReminders = promiseCache<string, Message[]>()

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

  /** The reminder that went out for nearly the same time, before a small move. By its ids, since a customer may have many messages. */
  async function sentEarlier({ appointment, reminder, channel }: Planned): Promise<Message | undefined> {
    const { appointmentId, offsets, revision } = appointment
    const read = () => {
      const revisions = Array.from({ length: Math.min(maxRevisions, revision - 1) }, (_, index) => revision - 1 - index)
      const subjects = revisions.flatMap((earlier) =>
        offsets.flatMap((offset) =>
          channels.map((by) => ({ ...subjectOf({ appointment, reminder, channel: by }), offset, revision: earlier })),
        ),
      )
      return deps.findMessages(
        accountId,
        subjects.map((subject) => messageIdOf(accountId, subject)),
      )
    }
    const earlier = revision === 1 ? [] : await earlierReminders.get(appointmentId, read)
    const startsAt = toMilliseconds(appointment.startsAt)
    const same = { channel, offset: reminder.offset, startsAt }
    return earlier.find((message) => isRepeated(toldTimeOf(message), same))
  }

  /** What became of the reminder: undefined while it is not written, or waits. */
  async function outcomeOf(planned: Planned, message: Message | undefined): Promise<ShownOutlook | undefined> {
    const ended = message && !isWaiting(message.status) ? message : await sentEarlier(planned)
    const { status, reason } = ended ?? {}
    return status && { wouldSend: false, status, ...(reason === undefined ? {} : { reason }) }
  }

  async function outlookAhead(planned: Planned): Promise<ShownOutlook> {
    const facts = await factsOf(planned)
    if (!facts) return { wouldSend: false }
    const outcome = await outcomeOf(planned, undefined)
    return outcome ?? shown(await withinCap(facts, outlookAt(facts, planned.reminder.dueAt)))
  }

  const messageOf = (planned: Planned) => deps.findMessage(accountId, messageIdOf(accountId, subjectOf(planned)))

  /** Whether its due row stands, which planning deletes as it writes the message. */
  async function isToPlan({ reminder, channel }: Planned): Promise<boolean> {
    const due = await deps.readDue(dueKey(accountId, 'reminder', reminder.id))
    return due !== undefined && remainingChannels(due).includes(channel)
  }

  /** Its moment is over: it may wait for its planning, or for sending hours. */
  async function outlookSince(planned: Planned): Promise<ShownOutlook> {
    const now = deps.now()
    const isStillToPlan = await isToPlan(planned) // before the message, which comes as the due row goes
    const message = await messageOf(planned)
    const outcome = await outcomeOf(planned, message)
    if (outcome) return outcome
    const opensAt = message?.decided?.opensAt
    const deferredTo = opensAt === undefined ? undefined : toMilliseconds(opensAt)
    const facts = await factsOf(planned, deferredTo)
    if (!facts) return { wouldSend: false }
    const outlook = outlookAt(facts, Math.max(now, deferredTo ?? now))
    return shown(message || isStillToPlan || !outlook.wouldSend ? outlook : refused('too_late'))
  }

  /** The appointment has begun. */
  async function outlookPast(planned: Planned): Promise<ShownOutlook> {
    return (await outcomeOf(planned, await messageOf(planned))) ?? shown(refused('too_late'))
  }

  return async (appointment: Appointment, reminder: Reminder, channel: Channel): Promise<ShownOutlook> => {
    const planned = { appointment, reminder, channel }
    const now = deps.now()
    if (appointment.status === 'cancelled') return shown(refused('appointment_cancelled'))
    if (now >= toMilliseconds(appointment.startsAt)) return outlookPast(planned)
    return reminder.dueAt > now ? outlookAhead(planned) : outlookSince(planned)
  }
}

function shown(outlook: Outlook): ShownOutlook {
  return outlook.wouldSend ? { wouldSend: true, at: toInstant(outlook.at) } : outlook
}

function refused(reason: RefusalReason): Outlook {
  return { wouldSend: false, reason }
}
