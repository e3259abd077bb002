import { languageOf } from '../../customers/domain/language.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { withDeferral } from '../deferred-until.ts'
import { maxSegments } from '../domain/sms-segments.ts'
import { stopWordMessage, stopWordOffered } from '../domain/stop-word-offer.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { type Warning, warningsOf } from '../templates/check.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import { type Rendering, renderSms } from '../templates/render-message.ts'
import type { TemplateStore } from '../templates/template-store.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'
import type { WrittenMessage } from './schemas.ts'

export type RequestWrittenMessageDeps = RequestDeps &
  Pick<TemplateStore, 'findTemplate'> &
  Pick<MessageStore, 'requestOf'> & { readonly newId: () => string }
export type WrittenMessageCaller = Pick<Principal, 'accountId' | 'account' | 'memberId' | 'openAccount'>

/**
 * Sends what staff wrote, by each channel. A repeated `key` with the same words is the same message, even after a crash.
 * @throws AppError `not_found`, `invalid` when the SMS is too long or offers a stop word as a reply
 */
export async function requestWrittenMessage(
  customerId: string,
  { kind, channels, ...authored }: WrittenMessage,
  key: string | undefined,
  caller: WrittenMessageCaller,
  deps: RequestWrittenMessageDeps,
): Promise<{ messages: Message[]; warnings?: Warning[] | undefined }> {
  const { accountId, account } = caller
  const customer = found(await deps.findCustomer(accountId, customerId))
  const subject = {
    customerId,
    kind,
    request: key === undefined ? deps.newId() : await deps.requestOf(accountId, [caller.memberId, key, authored]),
  }
  let segments = 1
  if (channels.includes('sms')) {
    refuseStopWord(authored.text)
    const template = await findTemplateFor(accountId, kind, 'sms', languageOf(customer, account), deps)
    const about = { kind, channel: 'sms' } as const
    segments = segmentsOf({
      account: await caller.openAccount(),
      customer,
      subject: about,
      content: { authored },
      template,
    })
  }
  const messages = await settleAll(
    channels.map((channel) => {
      const units = channel === 'sms' ? segments : 1
      return requestMessage(account, { ...subject, channel }, { authored }, deps, units)
    }),
  )
  const warnings = channels.includes('sms') ? warningsOf(authored.text) : undefined
  return { messages: messages.map(withDeferral), warnings }
}

/** @throws AppError `invalid` when the SMS would be too long */
export function segmentsOf(rendering: Omit<Rendering, 'appointment'>): number {
  const { segments } = renderSms({ ...rendering, appointment: undefined }).size
  refuseTooLong(segments)
  return segments
}

/** A customer who replied so would be unsubscribed. */
export function refuseStopWord(text: string): void {
  if (!stopWordOffered(text)) return
  throw new AppError('invalid', undefined, { errors: [{ path: ['text'], message: stopWordMessage }] })
}

function refuseTooLong(segments: number): void {
  if (segments <= maxSegments) return
  const message = `makes an SMS of ${segments} segments; the maximum is ${maxSegments}`
  throw new AppError('invalid', undefined, { errors: [{ path: ['text'], message }] })
}
