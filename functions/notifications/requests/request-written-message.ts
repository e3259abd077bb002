import { createHash } from 'node:crypto'
import { languageOf } from '../../customers/domain/language.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { mostSegments } from '../domain/sms-segments.ts'
import { stopWordOffered } from '../domain/stop-word-offer.ts'
import type { MessageRequest } from '../history/schemas.ts'
import type { Message } from '../items.ts'
import { templateFor } from '../templates/find-template.ts'
import { renderText } from '../templates/render-message.ts'
import type { TemplateStore } from '../templates/template-store.ts'
import { type RequestDeps, requestMessage } from './request-message.ts'

export type GivenDeps = RequestDeps & Pick<TemplateStore, 'findTemplate'> & { readonly newId: () => string }
type Caller = Pick<Principal, 'accountId' | 'account' | 'memberId' | 'openAccount'>

/**
 * What the office wrote to a customer, by each channel asked for. With the same `key` and words it is the same message,
 * whatever died in between. Throws 404, or 422 for a text of more than 10 segments.
 */
export async function requestGiven(
  customerId: string,
  { kind, channels, ...given }: MessageRequest,
  key: string | undefined,
  caller: Caller,
  deps: GivenDeps,
): Promise<{ messages: Message[] }> {
  const { accountId, account } = caller
  const customer = found(await deps.findCustomer(accountId, customerId))
  const subject = { customerId, kind, request: key === undefined ? deps.newId() : named(key, caller.memberId, given) }
  let segments = 1
  if (channels.includes('sms')) {
    refuseStopWord(given.text)
    const template = await templateFor(accountId, kind, 'sms', languageOf(customer, account.country), deps)
    const about = { kind, channel: 'sms' } as const
    const whole: Account = await caller.openAccount()
    const rendering = { account: whole, customer, appointment: undefined, subject: about, content: { given }, template }
    segments = renderText(rendering).size.segments
    refuseLong(segments)
  }
  const asked = channels.map((channel) => {
    const units = channel === 'sms' ? segments : 1
    return requestMessage(account, { ...subject, channel }, { given }, deps, units)
  })
  return { messages: await Promise.all(asked) }
}

function named(key: string, memberId: string, given: object): string {
  return createHash('sha256')
    .update(JSON.stringify([memberId, key, given]))
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
