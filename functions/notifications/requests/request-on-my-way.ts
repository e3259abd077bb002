import type { Appointment } from '../../appointments/items.ts'
import { channels } from '../../customers/domain/consent.ts'
import { AppError, found } from '../../shared/errors.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { OpenShiftStore } from '../../shifts/store/open-shift-store.ts'
import { type Arrival, arrivalFrom, arrivalIn } from '../domain/arrival.ts'
import type { Message } from '../items.ts'
import { askedNow } from '../message-subject.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

export type OnMyWayDeps = RequestDeps & Pick<OpenShiftStore, 'findOpenShift'>
type Caller = Pick<Principal, 'accountId' | 'account' | 'role' | 'memberId'>

/**
 * Tells the customer that somebody is on the way, by each channel that the customer allows, with the time of arrival when
 * it is given or can be told from the live position. Once for each revision. Throws 404, or 403 for a colleague's.
 */
export async function requestOnMyWay(
  appointmentId: string,
  etaMinutes: number | undefined,
  caller: Caller,
  deps: OnMyWayDeps,
): Promise<{ messages: Message[] }> {
  const { accountId, account } = caller
  const appointment = found(await deps.findAppointment(accountId, appointmentId))
  if (!mayActFor(caller, appointment.memberId ?? '')) throw new AppError('forbidden')
  const { customerId, revision } = appointment
  const arrival = etaMinutes === undefined ? await foretold(appointment, caller, deps) : authored(etaMinutes, deps)
  const subject = { customerId, appointmentId, revision, kind: 'on-my-way', offset: askedNow } as const
  const asked = channels.map((channel) => requestMessage(account, { ...subject, channel }, { arrival }, deps))
  return { messages: await Promise.all(asked) }
}

const authored = (minutes: number, { now }: Pick<OnMyWayDeps, 'now'>) => arrivalIn(minutes * 60_000, now())

/** Undefined when the place is not known, nobody is sent there, or who is has no position. */
async function foretold(
  { memberId, position }: Appointment,
  { accountId }: Caller,
  deps: OnMyWayDeps,
): Promise<Arrival | undefined> {
  if (!position || memberId === undefined) return undefined
  const live = (await deps.findOpenShift(accountId, memberId))?.live
  return live && arrivalFrom({ ...live, at: Date.parse(live.at), speed: live.speed }, position, deps.now())
}
