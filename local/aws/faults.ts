import * as z from 'zod'
import { refusedHeader } from '../functions/refused-connections.ts'
import { accessDenied, awsError, json } from './errors.ts'
import { refusalKinds, refusalOf, servicesThatRefuse } from './refusals.ts'
import type { AwsAnswer, AwsRequest, Service } from './request.ts'

const names: Readonly<Record<string, Service>> = {
  dynamodb: 'dynamodb',
  sqs: 'sqs',
  s3: 's3',
  sns: 'sns',
  ses: 'ses',
  sesv2: 'ses',
  kms: 'kms',
  cognito: 'cognito-idp',
  'cognito-idp': 'cognito-idp',
}

/**
 * Not done, with an error response: `throttle`, `conflict` (transactions), `unavailable` (503), `internal` (500), `unprocessed`
 * (whole batch), `denied` (as without the right). Not done, without a response: `refused`, `reset`, `hang`. Done, but the
 * connection ends before the response: `lost`. The others are refusals of the providers of email and SMS, by name.
 */
const kinds = [
  'throttle',
  'conflict',
  'unavailable',
  'internal',
  'refused',
  'reset',
  'hang',
  'lost',
  'unprocessed',
  'denied',
  ...refusalKinds,
] as const
export type FaultKind = (typeof kinds)[number]

/** `POST /_local/faults`. `rate`: a share of the calls, 0 to 1; `times`: the next few. */
export const Fault = z
  .strictObject({
    service: z.enum(Object.keys(names) as [string, ...string[]]),
    action: z.string().min(1).optional(),
    /** A space or a hyphen counts as an underscore: `spending limit`. */
    error: z.preprocess((name) => (typeof name === 'string' ? name.replaceAll(/[ -]/g, '_') : name), z.enum(kinds)),
    rate: z.number().gt(0).max(1).optional(),
    times: z.int().min(1).optional(),
  })
  .refine(({ rate, times }) => (rate === undefined) !== (times === undefined), 'either rate or times')
  .superRefine(({ service, error }, context) => {
    const able = servicesThatRefuse(error)
    if (able && !able.includes(names[service] ?? 's3'))
      context.addIssue({ code: 'custom', path: ['error'], message: `only ${able.join(' and ')} answer ${error}` })
  })
export type Fault = z.infer<typeof Fault>

export type Faults = {
  add(fault: Fault): void
  clear(): void
  list(): Fault[]
  /** Uses up one of `times`. */
  meet(request: AwsRequest): FaultKind | undefined
}

export function faults(random: () => number = Math.random): Faults {
  let all: Fault[] = []
  return {
    add: (fault) => void all.push({ ...fault }),
    clear: () => {
      all = []
    },
    list: () => all,
    meet({ service, action }) {
      for (const fault of all) {
        if (names[fault.service] !== service || (fault.action !== undefined && fault.action !== action)) continue
        if (fault.rate !== undefined) {
          if (random() < fault.rate) return fault.error
          continue
        }
        fault.times = (fault.times ?? 1) - 1
        if (fault.times < 1) all = all.filter((other) => other !== fault)
        return fault.error
      }
      return undefined
    },
  }
}

const throttles: Record<Service, [code: string, status: number]> = {
  dynamodb: ['ProvisionedThroughputExceededException', 400],
  sqs: ['ThrottlingException', 400],
  s3: ['SlowDown', 503],
  sns: ['Throttled', 429],
  ses: ['TooManyRequestsException', 429],
  kms: ['ThrottlingException', 400],
  'cognito-idp': ['TooManyRequestsException', 400],
}

const message = 'Injected by the local cloud'

export function faultAnswer(kind: FaultKind, request: AwsRequest): AwsAnswer {
  const { service, action, input } = request
  const refusal = refusalOf(kind, request)
  if (refusal) return refusal
  switch (kind) {
    case 'denied':
      return accessDenied(
        service,
        `User is not authorized to perform: ${service}:${action} because no policy allows it`,
      )
    case 'throttle':
      return awsError(service, ...([throttles[service][0], message, throttles[service][1]] as const))
    case 'conflict':
      return conflict(service, action, input)
    case 'unavailable':
      return awsError(
        service,
        service === 'dynamodb' || service === 'sqs' ? 'ServiceUnavailable' : 'ServiceUnavailableException',
        message,
        503,
      )
    case 'internal':
      return awsError(service, service === 'dynamodb' ? 'InternalServerError' : 'InternalFailure', message, 500)
    case 'unprocessed':
      return unprocessed(service, action, input)
    case 'refused':
      return { status: 502, headers: { [refusedHeader]: 'yes' }, body: '' }
    default:
      return 'lost'
  }
}

function unprocessed(service: Service, action: string, { RequestItems }: AwsRequest['input']): AwsAnswer {
  const answers: Record<string, object> = {
    BatchWriteItem: { UnprocessedItems: RequestItems },
    BatchGetItem: { Responses: {}, UnprocessedKeys: RequestItems },
  }
  const answer = service === 'dynamodb' ? answers[action] : undefined
  return answer ? json(200, answer, '1.0') : awsError(service, 'InternalFailure', message, 500)
}

function conflict(service: Service, action: string, input: AwsRequest['input']): AwsAnswer {
  if (service !== 'dynamodb') return awsError(service, 'ConflictException', message, 409)
  if (!action.startsWith('Transact'))
    return awsError(service, 'TransactionConflictException', 'Transaction is ongoing for the item')
  const items = Array.isArray(input['TransactItems']) ? input['TransactItems'] : []
  const reasons = items.map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: message } : { Code: 'None' },
  )
  const body = {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  }
  return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(body) }
}
