import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { isOwnStop } from '../../customers/domain/consent.ts'
import { log } from '../../shared/log.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type InboundIntent, isStop } from '../domain/classify-text.ts'
import { needsReader } from '../domain/needs-reader.ts'
import type { MessageStore } from '../message-store.ts'
import type { UnreadStore } from '../unread-store.ts'
import { type AnsweredMessageDeps, answeredMessage } from './answered-message.ts'
import { eachCompany, eachCompanyInTurn } from './each-company.ts'
import type { FindSentTextsDeps } from './find-sent-texts.ts'
import type { InboundText } from './inbound-text.ts'
import {
  asCompany,
  type Company,
  hasGrantedConsent,
  type MatchedCustomer,
  type MatchedCustomersDeps,
  withActiveAccount,
} from './matched-customers.ts'
import { rememberOtherSpellings } from './other-spellings.ts'
import { readIntent } from './read-intent.ts'
import { isLiftedBy, type ReceiveForCustomerDeps, receiveForCustomer } from './receive-for-customer.ts'
import type { ReceiveFromStrangerDeps } from './receive-from-stranger.ts'
import { receiveUnknown } from './receive-unknown.ts'
import { type ReplyDeps, replyToText } from './reply-to-text.ts'

export type ReceiveTextDeps = ReceiveForCustomerDeps &
  ReplyDeps &
  MatchedCustomersDeps &
  FindSentTextsDeps &
  AnsweredMessageDeps &
  Pick<CustomerStore, 'findCustomersByPhone' | 'hashesOfPhone'> &
  Pick<SuppressionStore, 'findSuppressions' | 'suppress'> &
  Pick<UnreadStore, 'tellOffice'> &
  ReceiveFromStrangerDeps &
  Pick<MessageStore, 'findMessage' | 'write'> & {
    /** The only account of the installation; undefined where there are several. */
    readonly findOnlyAccount: () => Promise<string | undefined>
  }

const concurrency = 10

/**
 * Records an inbound text at each company that has the phone among its customers, or only at the one whose SMS it answers;
 * then replies once. A second delivery changes nothing. A company whose rows cannot be read holds up no other: it is left to
 * the next delivery, and so is the reply.
 * @throws the error of such a company, and AppError `unavailable`
 */
export async function receiveText(given: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const answered = await answeredMessage(given, deps)
  const from = given.from === '' ? answered?.to : given.from
  if (from === undefined) return log('error', 'text_unreadable', { messageId: given.inboundMessageId })
  const text = { ...given, from }
  const named = answered?.isNamed ? answered.accountId : undefined
  const found = await deps.findCustomersByPhone(from)
  const active = await withActiveAccount(
    found.filter(({ accountId }) => named === undefined || accountId === named),
    deps,
  )
  const read = await readIntent(text, active.done, answered, deps)
  const { intent } = read
  const isAlone = active.done.length + active.errors.length === 1
  const prepared = await eachCompany(read.companies, async (customers) => {
    const company = await asCompany(customers, { isAlone, answered: answered?.customerId }, deps)
    return { ...company, wasStopped: await isStopped(text, intent, company, isAlone, deps) }
  })

  const receive = async (customer: MatchedCustomer, isFirst: boolean, mayRead: boolean) => {
    const reach = { isNamed: named !== undefined, isAlone, remembers: isFirst, isUnread: isFirst && mayRead }
    return receiveForCustomer({ ...text, body: mayRead ? text.body : undefined }, intent, customer, reach, deps)
  }
  const served = await eachCompanyInTurn(prepared.done, async (company) => {
    const { accountId, customers, mayRead } = company
    await receive(customers[0], true, mayRead)
    if (mayRead && needsReader(intent, text.body)) await deps.tellOffice(accountId, text.at)
    return company
  })
  const errors = [active, read, prepared, served].flatMap((each) => each.errors)
  const companies = served.done
  const isUnknown = active.done.length === 0 && active.errors.length === 0
  if (isUnknown || named === undefined) {
    // what could not be served yet is remembered for the number all the same, if it stops
    const remembered = isStop(intent) ? companies.flatMap(({ customers }) => customers) : active.done.flat()
    await rememberOtherSpellings(text, intent, remembered, deps)
  }
  if (isUnknown) await receiveUnknown(text, intent, named, deps)
  const wasStopped = companies.some((company) => company.wasStopped)
  if (errors.length === 0) await replyToText(text, intent, responders(intent, companies), wasStopped, deps)
  const later = await eachCompanyInTurn(companies, async ({ customers: [, ...others] }) => {
    for (let start = 0; start < others.length; start += concurrency) {
      const batch = others.slice(start, start + concurrency)
      await settleAll(batch.map(async (each) => receive(each, false, isAlone || (await hasGrantedConsent(each, deps)))))
    }
  })
  errors.push(...later.errors)
  if (errors.length > 0) throw errors[0]
}

/** To HELP those who granted SMS, and all when there is none. */
function responders(intent: InboundIntent, companies: readonly Company[]): MatchedCustomer[] {
  const readers = intent === 'help' ? companies.filter(({ mayRead }) => mayRead) : companies
  return (readers.length > 0 ? readers : companies).flatMap(({ customers }) => customers)
}

/** Whether another text stopped this phone: then no stop is confirmed again, and a later start has something to lift. */
async function isStopped(
  text: InboundText,
  intent: InboundIntent,
  { customers: [{ accountId, hash }] }: Company,
  isAlone: boolean,
  deps: ReceiveTextDeps,
): Promise<boolean> {
  const found = await deps.findSuppressions(accountId, 'sms', hash, [])
  const stops = found.filter(({ evidence, cause }) => evidence !== text.inboundMessageId && isOwnStop(cause))
  return stops.some((each) => intent !== 'start' || isLiftedBy(text, { isAlone }, each))
}
