import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { reasonOf } from '../failure.ts'
import type { ObjectCors } from '../objects/cors.ts'
import type { Evaluate } from '../rights/evaluate.ts'
import type { Document, Role } from '../rights/policies.ts'
import type { Known, RequiredPermission } from '../rights/required-permission.ts'
import { requiredPermissionsOf } from '../rights/required-permissions.ts'
import { accessDenied, awsError } from './errors.ts'
import { type Faults, faultAnswer } from './faults.ts'
import { isRefusedLater } from './refusals.ts'
import { type AwsAnswer, type AwsRequest, preflight, readRequest, type Service } from './request.ts'

export type Caller = { name: string; role: Role; denied(action: string, resource: string): void }

export type EndpointParts = {
  now(): number
  callerOf(accessKeyId: string): Caller | undefined
  evaluator: Evaluate
  known: Known
  /** The resource's policy, which must also allow the call. */
  resourcePolicy(resource: string): Document | undefined
  faults: Faults
  /** Answers a call that is taken and then not done. */
  takeUnsent(request: AwsRequest): AwsAnswer
  services: Record<Service, (request: AwsRequest) => Promise<AwsAnswer>>
  objectCors: ObjectCors
}

const limit = 64 * 1024 * 1024
/** Apps call these without credentials. */
const unsigned =
  /^(InitiateAuth|RespondToAuthChallenge|SignUp|ConfirmSignUp|ResendConfirmationCode|ForgotPassword|ConfirmForgotPassword|GetUser|ChangePassword|GlobalSignOut|RevokeToken)$/

/** One address for all services: identifies the caller and checks its role before it acts. */
export function awsEndpoint(parts: EndpointParts): Server {
  return createServer((message, response) => {
    const answered = readBody(message).then((body) => (body ? answerTo(message, body, parts) : tooLarge()))
    answered.then(
      (answer) => reply(response, answer, parts.now()),
      (error) => reply(response, { status: 500, headers: {}, body: reasonOf(error) }, parts.now()),
    )
  })
}

async function answerTo(message: IncomingMessage, body: Buffer, parts: EndpointParts): Promise<AwsAnswer> {
  const request = readRequest(message, body)
  if (!request)
    return {
      status: 400,
      headers: { 'x-amzn-errortype': 'UnknownOperationException' },
      body: '{"message":"unknown service"}',
    }
  if (request.action === preflight) return parts.objectCors.preflight(request)
  return parts.objectCors.apply(request, await admitted(request, parts))
}

async function admitted(request: AwsRequest, parts: EndpointParts): Promise<AwsAnswer> {
  const refusal = await refuse(request, parts)
  if (refusal) return refusal
  const fault = parts.faults.meet(request)
  if (fault === 'hang') return await new Promise<never>(() => {})
  if (fault && isRefusedLater(fault, request)) return parts.takeUnsent(request)
  if (fault && fault !== 'lost') return faultAnswer(fault, request)
  const answer = await parts.services[request.service](request).catch((error) =>
    awsError(request.service, 'ServiceUnavailable', reasonOf(error), 503),
  )
  return fault === 'lost' ? 'lost' : answer
}

/** Returns the access-denied error; undefined when allowed. */
async function refuse(
  request: AwsRequest,
  { now, callerOf, evaluator, known, resourcePolicy }: EndpointParts,
): Promise<AwsAnswer | undefined> {
  const { service, action, accessKeyId } = request
  if (accessKeyId === undefined && service === 'cognito-idp' && unsigned.test(action)) return undefined
  const caller = accessKeyId === undefined ? undefined : callerOf(accessKeyId)
  if (!caller) return accessDenied(service, 'The security token included in the request is invalid.')
  if (expired(request, now())) return accessDenied(service, 'Request has expired')
  let permissions: RequiredPermission[]
  try {
    permissions = requiredPermissionsOf(request, known)
  } catch (error) {
    return awsError(service, 'ValidationException', reasonOf(error))
  }
  for (const permission of permissions) {
    if (await evaluator(caller.role, permission, resourcePolicy(permission.resource))) continue
    caller.denied(permission.action, permission.resource)
    const why = `no policy of its role allows the ${permission.action} action`
    return accessDenied(
      service,
      `User: ${caller.name} is not authorized to perform: ${permission.action} on resource: ${permission.resource} because ${why}`,
    )
  }
  return undefined
}

function expired({ url }: AwsRequest, now: number): boolean {
  const [, ...parts] = url.searchParams.get('X-Amz-Date')?.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/) ?? []
  if (parts.length === 0) return false
  const [year = 0, month = 1, day, hour, minute, second] = parts.map(Number)
  const signed = Date.UTC(year, month - 1, day, hour, minute, second)
  return now > signed + Number(url.searchParams.get('X-Amz-Expires') ?? 0) * 1000
}

function reply(response: ServerResponse, answer: AwsAnswer, now: number): void {
  if (answer === 'lost') {
    response.destroy()
    return
  }
  response.sendDate = false
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  // SDKs compare this with their clock, and retry every error when the two differ.
  response.setHeader('date', new Date(now).toUTCString())
  response.writeHead(answer.status).end(answer.body)
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  }
  return size > limit ? undefined : Buffer.concat(chunks)
}

function tooLarge(): AwsAnswer {
  return { status: 413, headers: {}, body: '' }
}
