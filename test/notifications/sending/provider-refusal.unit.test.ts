import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { waitReasons } from '../../../functions/notifications/domain/outcome/provider-refusal.ts'
import { outcomeOf } from '../../../functions/notifications/domain/outcome/send-outcome.ts'
import { Fault, type FaultKind, faultAnswer } from '../../../local/aws/faults.ts'
import type { AwsRequest, Service } from '../../../local/aws/request.ts'

const failure = (name: string, message = '', httpStatusCode = 400) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } })
const failedCheck =
  'Email address is not verified. The following identities failed the check in region US-EAST-1: a@b.c'

test.each([
  ['AccessDeniedException', 'User is not authorized to perform `ses:SendEmail`', 403, 'access_denied'],
  ['AuthorizationErrorException', 'not authorized to perform: SNS:Publish', 403, 'access_denied'],
  ['UnrecognizedClientException', 'The security token included in the request is invalid.', 403, 'access_denied'],
  ['SignatureDoesNotMatch', '', 403, 'access_denied'],
  ['MessageRejected', failedCheck, 400, 'not_verified'],
  ['MailFromDomainNotVerifiedException', '', 400, 'not_verified'],
  ['InvalidParameterException', 'Invalid parameter: the number is not in the SMS sandbox', 400, 'not_verified'],
  ['NotFoundException', 'Configuration set <x> does not exist.', 404, 'not_configured'],
  ['BadRequestException', 'Configuration set x does not exist.', 400, 'not_configured'],
  ['SendingPausedException', '', 400, 'sending_paused'],
  ['MessageRejected', 'Sending paused for this account.', 400, 'sending_paused'],
  ['AccountSuspendedException', '', 400, 'account_suspended'],
  ['LimitExceededException', '', 400, 'quota'],
  ['TooManyRequestsException', 'Daily message quota exceeded.', 429, 'quota'],
  ['ThrottledException', 'No quota left for account', 429, 'spending_limit'],
])('%s %j (%i) is no fault of the message: %s', (name, text, status, wait) => {
  expect(outcomeOf(failure(name, text, status))).toEqual({ wait })
})

test.each([
  ['TooManyRequestsException', 'Maximum sending rate exceeded.', 429, 'did-not-happen'],
  ['ThrottledException', 'Rate exceeded', 429, 'did-not-happen'],
  ['MessageRejected', 'The message contains a virus.', 400, 'refused'],
  ['BadRequestException', 'Domain contains illegal character', 400, 'refused'],
  ['InvalidParameterException', 'PhoneNumber is not valid to publish to', 400, 'refused'],
  ['OptedOutException', 'The phone number opted out', 400, 'refused'],
  ['InternalErrorException', 'Access denied', 500, 'unknown'],
])('%s %j (%i) stays: %s', (name, text, status, outcome) => {
  expect(outcomeOf(failure(name, text, status))).toBe(outcome)
})

const asked = (service: Service) =>
  ({ service, action: 'x', input: { FromEmailAddress: 'no-reply@d.example' } }) as unknown as AwsRequest

test.each([
  ['ses', 'denied', 'access_denied'],
  ['sns', 'denied', 'access_denied'],
  ['ses', 'MessageRejected', 'not_verified'],
  ['ses', 'sandbox', 'not_verified'],
  ['sns', 'sandbox', 'not_verified'],
  ['ses', 'MailFromDomainNotVerifiedException', 'not_verified'],
  ['ses', 'SendingPausedException', 'sending_paused'],
  ['ses', 'AccountSuspendedException', 'account_suspended'],
  ['ses', 'LimitExceededException', 'quota'],
] as const)('the local cloud’s refusal of %s by %s is read as %s', (service, kind, wait) => {
  const answer = faultAnswer(kind, asked(service))
  if (answer === 'lost') expect.unreachable()
  const text = String(answer.body)
  const name = answer.headers['x-amzn-errortype'] ?? text.match(/<Code>(.*)<\/Code>/)?.[1]
  expect(outcomeOf(failure(String(name), text, answer.status))).toEqual({ wait })
})

test('a fault names what its service can answer, in any spelling of its words', () => {
  const of = (service: string, error: string) => Fault.safeParse({ service, error, rate: 1 })
  for (const spelling of ['spending_limit', 'spending limit', 'spending-limit'])
    expect(of('sns', spelling).data?.error).toBe('spending_limit' satisfies FaultKind)
  expect(of('ses', 'spending_limit').error?.issues[0]?.message).toBe('only sns answer spending_limit')
  expect(of('dynamodb', 'MessageRejected').success).toBe(false)
  expect(of('dynamodb', 'denied').success).toBe(true)
})

test.each(waitReasons)('what %s means, and what to do, stands in the contract and in the runbook', (reason) => {
  const read = (file: string) => readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')
  expect(read('api-additions.md')).toContain(`\`${reason}\``)
  expect(read('runbooks/providers.md')).toContain(`| \`${reason}\` |`)
})
