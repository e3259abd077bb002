import { awsError } from './errors.ts'
import type { AwsAnswer, AwsRequest, Service } from './request.ts'

type Refusal = (request: AwsRequest) => AwsAnswer

const sesError =
  (name: string, message: string): Refusal =>
  () =>
    awsError('ses', name, message)

/** `awsError` with a text that names an address, as SES quotes it. */
const notVerified = (identity: (request: AwsRequest) => string): Refusal => {
  const text = 'Email address is not verified. The following identities failed the check in region US-EAST-1:'
  return (request) => awsError('ses', 'MessageRejected', `${text} ${identity(request)}`)
}

/**
 * How the providers refuse everything that an installation sends, with their names and texts
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html,
 * https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html). SNS says nothing of its spending limit when
 * it takes a text: its delivery log does, and the carrier gets none. What its sandbox answers is not documented.
 */
const refusals = {
  MessageRejected: { ses: notVerified(({ input }) => String(input['FromEmailAddress'] ?? '')) },
  SendingPausedException: { ses: sesError('SendingPausedException', 'Email sending is disabled for your account.') },
  AccountSuspendedException: {
    ses: sesError('AccountSuspendedException', 'Your account has been permanently restricted from sending email.'),
  },
  MailFromDomainNotVerifiedException: {
    ses: sesError('MailFromDomainNotVerifiedException', 'The MAIL FROM domain is not verified.'),
  },
  LimitExceededException: { ses: sesError('LimitExceededException', 'Daily message quota exceeded.') },
  spending_limit: { sns: 'later' },
  sandbox: {
    ses: notVerified(({ input }) => String(Object.values(Object(input['Destination'])).flat()[0] ?? '')),
    sns: () =>
      awsError('sns', 'InvalidParameter', 'Invalid parameter: the phone number is not verified in the SMS sandbox'),
  },
} as const satisfies Readonly<Record<string, Partial<Record<Service, Refusal | 'later'>>>>

type RefusalKind = keyof typeof refusals
export const refusalKinds = Object.keys(refusals) as [RefusalKind, ...RefusalKind[]]

function refusalNamed(kind: string): Partial<Record<Service, Refusal | 'later'>> | undefined {
  return kind in refusals ? refusals[kind as RefusalKind] : undefined
}

/** Undefined for a fault that every service may have. */
export function servicesThatRefuse(kind: string): Service[] | undefined {
  const named = refusalNamed(kind)
  return named && (Object.keys(named) as Service[])
}

export function refusalOf(kind: string, request: AwsRequest): AwsAnswer | undefined {
  const answer = refusalNamed(kind)?.[request.service]
  return typeof answer === 'function' ? answer(request) : undefined
}

/** Whether the call is taken, and what it asks for reported as failed afterwards. */
export function isRefusedLater(kind: string, { service }: AwsRequest): boolean {
  return refusalNamed(kind)?.[service] === 'later'
}
