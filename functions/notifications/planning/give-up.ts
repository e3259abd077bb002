import type { Due } from '../../shared/background/due.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { accountOf } from '../../shared/keys.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { isWaiting } from '../domain/message-status.ts'
import { moveOffset } from '../domain/told-times.ts'
import { remainingChannels } from '../drafting/remaining-channels.ts'
import type { Message } from '../items.ts'
import { newMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'
import { type EarlierDeps, takeUpEarlier } from './earlier-messages.ts'

export type GiveUpDeps = Pick<
  MessageStore,
  | 'findRemindedAppointment'
  | 'findSendable'
  | 'newMessageWrites'
  | 'changedMessageWrite'
  | 'deleteJobWrite'
  | 'write'
  | 'claimJob'
  | 'complete'
> &
  EarlierDeps

/** Of a message that cannot be prepared and is about no appointment. */
const maxWaitMilliseconds = 72 * 3_600_000
const gaveUp = { status: 'failed', reason: 'internal' } as const

/**
 * Ends the planning that fails for good: once the appointment has begun, its messages are recorded as failed. Needs neither the
 * customer nor the sealed part of the appointment, which may be what fails. Returns whether the work is over.
 */
export async function giveUpPlanning(due: Due & Key, deps: GiveUpDeps): Promise<boolean> {
  const { details } = due
  const accountId = accountOf(due)
  const found = await deps.findRemindedAppointment(accountId, String(details['appointmentId']))
  if (!found) {
    await deps.complete(due)
    return true
  }
  const now = deps.now()
  if (found === 'on-hold' || toMilliseconds(found.startsAt) > now) return false
  const { customerId, appointmentId } = found
  const revision = Number(details['revision'] ?? found.revision)
  const about = { customerId, appointmentId, revision, offset: String(details['offset'] ?? moveOffset) }
  const common = { ...about, ...unsent, ...gaveUp, kind: 'reminder', direction: 'outbound' } as const
  const earlier = due.kind === 'reminder' ? await takeUpEarlier(accountId, about, deps) : []
  if (earlier.some((each) => each.isOpen)) return false
  const planned = due.kind === 'cancellation' ? (['email'] as const) : remainingChannels(due)
  const lost = planned.filter((channel) => earlier.every((each) => each.channel !== channel))
  const writes = await settleAll(
    lost.map((channel) => {
      const message: Message = { ...common, channel, messageId: newMessageId(customerId), createdAt: toInstant(now) }
      return deps.newMessageWrites(accountId, message)
    }),
  )
  return deps.write([deps.claimJob(due), ...writes.flat()])
}

/** Ends a message that can never be prepared. Returns whether the work is over. */
export async function giveUpMessage(due: Due & Key, deps: GiveUpDeps): Promise<boolean> {
  const accountId = accountOf(due)
  const message = await deps.findSendable(accountId, due.id)
  if (!message || !isWaiting(message.status)) return false
  const appointmentId = message.kind === 'notice' ? undefined : message.appointmentId
  const about = appointmentId && (await deps.findRemindedAppointment(accountId, appointmentId))
  if (about === 'on-hold') return false
  const endsAt = about ? toMilliseconds(about.startsAt) : toMilliseconds(message.createdAt) + maxWaitMilliseconds
  if (endsAt > deps.now()) return false
  const after = { ...redactPassword(message), ...gaveUp }
  return deps.write([
    await deps.changedMessageWrite(accountId, message, after),
    deps.deleteJobWrite(accountId, 'message', message.messageId),
  ])
}
