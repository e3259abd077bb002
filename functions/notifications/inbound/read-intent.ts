import { describeError, log } from '../../shared/log.ts'
import { classifyText, type InboundIntent } from '../domain/classify-text.ts'
import { mayQuote } from '../domain/reading-texts/sent-texts.ts'
import type { Answered } from './answered-message.ts'
import { eachCompany } from './each-company.ts'
import { type FindSentTextsDeps, findSentTexts } from './find-sent-texts.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomer } from './matched-customers.ts'

type Customers = readonly MatchedCustomer[]

export type ReadIntent = {
  readonly intent: InboundIntent
  /** Those whose SMS are known, so that what quotes them is no stop. */
  readonly companies: readonly Customers[]
  readonly errors: readonly unknown[]
}

/**
 * What the text says without what it quotes of SMS to this phone. They are read only where that can change something. A company
 * whose SMS cannot be read is left out, but for a stop that has waited: then it is read without them.
 * @throws the error, if this is so for all companies
 */
export async function readIntent(
  text: InboundText,
  companies: readonly Customers[],
  answered: Answered | undefined,
  deps: FindSentTextsDeps,
): Promise<ReadIntent> {
  const { body, intent, from, at, hasWaited } = text
  if (intent === 'reply' || body === undefined || !mayQuote(body))
    return { intent: intentOf(intent, answered), companies, errors: [] }
  const { done, errors } = await eachCompany(companies, async (customers) => ({
    customers,
    sent: await findSentTexts(from, customers, at, deps),
  }))
  if (errors.length > 0 && done.length === 0 && !hasWaited) throw errors[0]
  const own = classifyText(
    body,
    done.flatMap(({ sent }) => sent),
  )
  const read = { intent: intentOf(own, answered), companies: done.map(({ customers }) => customers), errors }
  if (!hasWaited) return read
  for (const error of errors) log('warn', 'stop_read_without_sent_texts', describeError(error))
  return { ...read, companies, errors: [] }
}

function intentOf(intent: InboundIntent, answered: Answered | undefined): InboundIntent {
  if (intent !== 'yes') return intent
  return answered?.autoReply?.to === 'stop' ? 'start' : 'reply'
}
