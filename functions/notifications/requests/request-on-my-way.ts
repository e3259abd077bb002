import type { Appointment } from '../../appointments/items.ts'
import { channels } from '../../customers/domain/consent.ts'
import { AppError, found } from '../../shared/errors.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { OpenShiftStore } from '../../shifts/store/open-shift-store.ts'
import { type Arrival, arrivalFrom, arrivalIn } from '../domain/arrival.ts'
import type { Message } from '../items.ts'
import { immediateOffset } from '../message-subject.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

export type OnMyWayDeps = RequestDeps & Pick<OpenShiftStore, 'findOpenShift'>
type Caller = Pick<Principal, 'accountId' | 'account' | 'role' | 'memberId'>

/**
 * Tells the customer that the worker is on the way, by each channel, once per revision. The arrival comes from `etaMinutes`
 * or is estimated from the live position.
 * @throws AppError `not_found`, `forbidden` for another worker's appointment
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
  const arrival =
    etaMinutes === undefined
      ? await estimatedArrival(appointment, caller, deps)
      : arrivalIn(etaMinutes * 60_000, deps.now())
  const subject = { customerId, appointmentId, revision, kind: 'on-my-way', offset: immediateOffset } as const
  const messages = await settleAll(
    channels.map((channel) => requestMessage(account, { ...subject, channel }, { arrival }, deps)),
  )
  return { messages }
}

/** Undefined without a position of the appointment, a worker, or a live position of the worker. */
async function estimatedArrival(
  { memberId, position }: Appointment,
  { accountId }: Caller,
  deps: OnMyWayDeps,
): Promise<Arrival | undefined> {
  if (!position || memberId === undefined) return undefined
  const live = (await deps.findOpenShift(accountId, memberId))?.live
  return live && arrivalFrom({ ...live, at: toMilliseconds(live.at), speed: live.speed }, position, deps.now())
}
