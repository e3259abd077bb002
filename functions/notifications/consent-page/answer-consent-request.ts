import { type AppendConsentDeps, appendConsent, type Facts, type Plan } from '../../customers/consent/append-consent.ts'
import { type MessageKind, shown } from '../../customers/domain/consent.ts'
import type { Response } from '../../shared/http/route.ts'
import { toInstant } from '../../shared/instant.ts'
import { showAgain } from '../preferences/customer-page.ts'
import { fieldOf, shownMark, statementOf } from '../preferences/statement.ts'
import { type AskedAddress, maskedAddress, obstacleTo } from './asked-address.ts'
import type { Answer } from './page-texts.ts'
import { factsOf, hasAgreed, type OpenRequest, openRequest, type ShowRequestDeps } from './show-consent-request.ts'

export type AnswerDeps = ShowRequestDeps & AppendConsentDeps

type Form = { readonly [field: string]: string }

/** Records each ticked box with the statement beside it. Idempotent. */
export async function answerConsentRequest(token: string, form: Form, deps: AnswerDeps): Promise<Response> {
  const opened = await openRequest(token, deps)
  if ('errorPage' in opened) return opened.errorPage
  const { request, sender } = opened
  const marks = (form['shown'] ?? '').split(' ')
  let answer: Answer = 'nothing'
  for (const asked of request.addresses) {
    for (const kind of request.kinds) {
      const choice = { channel: asked.channel, kind }
      if (form[fieldOf(choice)] === undefined) continue
      const wasShown = marks.includes(shownMark(choice, sender))
      const isRecorded = wasShown && (await recordAgreement(asked, kind, opened, deps))
      if (!isRecorded) answer = 'partly'
      else if (answer === 'nothing') answer = 'saved'
    }
  }
  return showAgain(answer)
}

async function recordAgreement(
  asked: AskedAddress,
  kind: MessageKind,
  { request, sender }: OpenRequest,
  deps: AnswerDeps,
): Promise<boolean> {
  const { accountId, customerId } = request
  const { channel } = asked
  let isAgreed = false
  const plan = async ({ customer, consentStates }: Facts): Promise<Plan | undefined> => {
    const at = toInstant(deps.now()) // before the read, so that a stop in between is newer
    const facts = { ...(await factsOf(asked, request, deps)), consentStates }
    isAgreed = hasAgreed(asked, kind, facts)
    if (isAgreed || obstacleTo(asked, [kind], customer, facts)) return undefined
    return {
      entry: {
        at,
        channel,
        kinds: [kind],
        decision: 'granted',
        method: 'web-form',
        cause: 'consent-page',
        effective: true,
        recordedBy: 'page', // not the customer: staff are handed the link too
        ...shown(statementOf({ channel, kind }, sender)),
        evidence: { requestedBy: request.requestedBy, to: maskedAddress(customer, channel) },
      },
    }
  }
  return (await appendConsent(accountId, customerId, plan, deps)) !== undefined || isAgreed
}
