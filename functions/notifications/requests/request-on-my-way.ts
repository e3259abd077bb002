import type { Appointment } from '../../appointments/items.ts'
import { type Channel, channels } from '../../customers/domain/consent.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Company } from '../../shifts/tracks/find-live-position.ts'
import type { LivePosition } from '../../shifts/tracks/schemas.ts'
import { withDeferral } from '../deferred-until.ts'
import { type Arrival, arrivalFrom, arrivalIn, type Expectation, isOtherArrival } from '../domain/arrival.ts'
import { isWaiting } from '../domain/message-status.ts'
import { messageIdOf } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import { immediateOffset } from '../message-subject.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

export type OnMyWayDeps = RequestDeps & {
  /** Undefined off shift. */
  readonly findWorkerPosition: (company: Company, memberId: string) => Promise<LivePosition | undefined>
}
type Caller = Pick<Principal, 'accountId' | 'account' | 'role' | 'memberId'>

/** An update is another text to the customer. */
const maxUpdates = 10
const neverArrived: readonly Message['status'][] = ['refused', 'failed', 'cancelled']

/**
 * Tells the customer that the worker is on the way, by each channel: once per worker, and again when the time of arrival
 * differs from what was told by more than 15 minutes; else the existing message is returned. The arrival comes from
 * `etaMinutes`, or is estimated from the live position, or is the start of the appointment.
 * @throws AppError `not_found`, also for a worker who asks for a colleague's
 */
export async function requestOnMyWay(
  appointmentId: string,
  etaMinutes: number | undefined,
  caller: Caller,
  deps: OnMyWayDeps,
): Promise<{ messages: Message[] }> {
  const { accountId, account } = caller
  const appointment = found(await deps.findAppointment(accountId, appointmentId))
  if (!mayActFor(caller, appointment.memberId ?? '')) throw new AppError('not_found')
  const arrival =
    etaMinutes === undefined
      ? await estimatedArrival(appointment, caller, deps)
      : arrivalIn(etaMinutes * 60_000, deps.now())
  const messages = await settleAll(
    channels.map((channel) => requestUpdate(account, appointment, channel, arrival, deps)),
  )
  return { messages: messages.map(withDeferral) }
}

async function requestUpdate(
  account: AccountState,
  { customerId, appointmentId, revision, startsAt, memberId: worker = '' }: Appointment,
  channel: Channel,
  arrival: Arrival | undefined,
  deps: OnMyWayDeps,
): Promise<Message> {
  const common = { customerId, appointmentId, revision, kind: 'on-my-way', offset: immediateOffset } as const
  const subjectOf = (update: number) => ({ ...common, channel, worker, update })
  const earlier: Message[] = []
  while (earlier.length < maxUpdates) {
    const next = await deps.findMessage(account.accountId, messageIdOf(account.accountId, subjectOf(earlier.length)))
    if (!next) break
    earlier.push(next)
  }
  const told = earlier.findLast((each) => !neverArrived.includes(each.status) && !willBeRefused(each, revision))
  if (
    told &&
    !isOtherArrival(expectationOf(told.arrival, told.toldStart ?? startsAt), expectationOf(arrival, startsAt))
  )
    return told
  // a request beyond the last update returns it
  const update = Math.min(earlier.length, maxUpdates - 1)
  return requestMessage(account, subjectOf(update), { arrival, toldStart: startsAt }, deps)
}

/** One that waits is refused when it is sent, since its appointment was changed. */
const willBeRefused = (message: Message, revision: number) => isWaiting(message.status) && message.revision !== revision

const expectationOf = (arrival: Message['arrival'], startsAt: string): Expectation => ({
  arrival,
  startsAt: toMilliseconds(startsAt),
})

/** Undefined without a position of the appointment, a worker, or a live position of the worker. */
async function estimatedArrival(
  { memberId, position }: Appointment,
  caller: Caller,
  deps: OnMyWayDeps,
): Promise<Arrival | undefined> {
  if (!position || memberId === undefined) return undefined
  const live = await deps.findWorkerPosition(caller, memberId)
  return live && arrivalFrom({ ...live, at: toMilliseconds(live.at), speed: live.speed }, position, deps.now())
}
