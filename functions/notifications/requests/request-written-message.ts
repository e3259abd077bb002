import { createHash } from 'node:crypto'
import { languageOf } from '../../customers/domain/language.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { mostSegments } from '../domain/sms-segments.ts'
import { stopWordOffered } from '../domain/stop-word-offer.ts'
import type { Message } from '../items.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import { renderSms } from '../templates/render-message.ts'
import type { TemplateStore } from '../templates/template-store.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'
import type { MessageRequest } from './schemas.ts'

export type RequestWrittenMessageDeps = RequestDeps &
  Pick<TemplateStore, 'findTemplate'> & { readonly newId: () => string }
type Caller = Pick<Principal, 'accountId' | 'account' | 'memberId' | 'openAccount'>

/**
 * What the office wrote to a customer, by each channel asked for. With the same `key` and words it is the same message,
 * whatever died in between. Throws 404, or 422 for a text of more than 10 segments.
 */
export async function requestWrittenMessage(
  customerId: string,
  { kind, channels, ...authored }: MessageRequest,
  key: string | undefined,
  caller: Caller,
  deps: RequestWrittenMessageDeps,
): Promise<{ messages: Message[] }> {
  const { accountId, account } = caller
  const customer = found(await deps.findCustomer(accountId, customerId))
  const subject = {
    customerId,
    kind,
    request: key === undefined ? deps.newId() : named(key, caller.memberId, authored),
  }
  let segments = 1
  if (channels.includes('sms')) {
    refuseStopWord(authored.text)
    const template = await findTemplateFor(accountId, kind, 'sms', languageOf(customer, account.country), deps)
    const about = { kind, channel: 'sms' } as const
    const whole: Account = await caller.openAccount()
    const rendering = {
      account: whole,
      customer,
      appointment: undefined,
      subject: about,
      content: { authored },
      template,
    }
    segments = renderSms(rendering).size.segments
    refuseLong(segments)
  }
  const asked = channels.map((channel) => {
    const units = channel === 'sms' ? segments : 1
    return requestMessage(account, { ...subject, channel }, { authored }, deps, units)
  })
  return { messages: await Promise.all(asked) }
}

function named(key: string, memberId: string, authored: object): string {
  return createHash('sha256')
    .update(JSON.stringify([memberId, key, authored]))
    .digest('base64url')
}

/** Whoever would answer so would be unsubscribed. */
function refuseStopWord(text: string): void {
  const offered = stopWordOffered(text)
  if (offered === undefined) return
  throw new AppError('invalid', undefined, { errors: [{ path: ['text'], message: `offers ${offered} as an answer` }] })
}

function refuseLong(segments: number): void {
  if (segments <= mostSegments) return
  const message = `makes a text of ${segments} segments; the most is ${mostSegments}`
  throw new AppError('invalid', undefined, { errors: [{ path: ['text'], message }] })
}
